import { serveSite } from '#server/site.ts';
import { environment } from '#site/environment.ts';
import { logError } from '#site/log-error.ts';
import { findClone } from '#sources/git/find-repository.ts';
import { ContentRepository } from '#sources/git/repository.ts';
import { gitIdentity } from '#studio/session/git-identity.ts';
import { makeOneTimeLink } from '#studio/session/one-time-link.ts';
import { userMessageOf } from '#system/user-error.ts';
import { run } from './run.ts';

/** `npm run edit`: serves the site and its studio to whoever works on this machine. */
await run(async () => {
  const repository = await ContentRepository.tryOpen();
  const editor = await gitIdentity(
    repository?.gitDir ?? findClone(environment().contentDir)?.gitDir ?? null,
  );
  const { port } = await serveSite();
  const origin = `http://localhost:${port}`;
  console.log(`The site is at ${origin}`);
  try {
    console.log(`Sign in as ${editor.name}, once: ${origin}${await makeOneTimeLink(editor)}`);
  } catch (error) {
    // Readers are served all the same, and so is who is signed in already.
    logError(
      userMessageOf(error) ?? error,
      'There is no link to sign in until the next start:',
    );
  }
});
