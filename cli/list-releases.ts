import { confirmsGoingBack } from '#publishing/publisher/confirm-going-back.ts';
import { goBack } from '#publishing/publisher/go-back.ts';
import { releases } from '#publishing/release/site-releases.ts';
import { currentRelease, listReleases } from '#publishing/release/store.ts';
import { printableLines } from '#site/printable.ts';
import { ContentRepository } from '#sources/git/repository.ts';
import { Refusal } from '#studio/drafts/refusal.ts';
import { gitIdentity } from '#studio/session/git-identity.ts';
import { run } from './run.ts';

/**
 * `npm run releases`: lists the releases. `npm run releases back [name]`: gives readers the
 * one that is named again, else the one before the current one, and restores the content.
 */
await run(async () => {
  const store = releases();
  const names = await listReleases(store);
  const [word, name] = process.argv.slice(2);
  if (word === 'back') {
    const before = names.indexOf((await currentRelease(store)) ?? '') + 1;
    await backTo(name ?? names[before], names);
  } else if (word !== undefined) {
    throw new Refusal(400, `There is no \`${word}\`, only \`npm run releases back [name]\`.`);
  }
  const current = await currentRelease(store);
  for (const name of names) console.log(`${name === current ? '*' : ' '} ${name}`);
});

async function backTo(release: string | undefined, names: string[]): Promise<void> {
  if (release === undefined) {
    throw new Refusal(404, 'There is no release before the current one.');
  }
  // goBack says that there is no such release.
  if (names.includes(release) && !(await confirmsGoingBack(release))) {
    console.log('Nothing was changed.');
    return;
  }
  for (const note of await goBack(release, await whoever())) console.log(printableLines(note));
}

/** A folder in no repository has nobody who commits. */
async function whoever() {
  const repository = await ContentRepository.tryOpen();
  return repository ? gitIdentity(repository.gitDir) : { name: '', email: '' };
}
