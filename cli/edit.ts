import { serveSite } from '#server/site.ts';
import { environment } from '#site/environment.ts';
import { findClone } from '#sources/git/find-repository.ts';
import { ContentRepository } from '#sources/git/repository.ts';
import { gitIdentity } from '#studio/session/git-identity.ts';
import { makeOneTimeLink } from '#studio/session/one-time-link.ts';
import { run } from './run.ts';

/** `npm run edit`: serves the site and its studio to whoever works on this machine. */
await run(async () => {
  const repository = await ContentRepository.tryOpen();
  const editor = await gitIdentity(
    repository?.gitDir ?? findClone(environment().contentDir)?.gitDir ?? null,
  );
  const { port, stop } = await serveSite();
  const origin = `http://localhost:${port}`;
  console.log(`The site is at ${origin}`);
  try {
    console.log(`Sign in as ${editor.name}, once: ${origin}${await makeOneTimeLink(editor)}`);
  } catch (error) {
    stop();
    throw error;
  }
});
