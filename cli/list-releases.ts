import { currentRelease, listReleases, switchTo } from '#release/store.ts';
import { releases } from './releases.ts';
import { run } from './run.ts';

/** `npm run releases`: lists the releases, or switches to the one that is named. */
await run(async () => {
  const store = releases();
  const [wanted] = process.argv.slice(2);
  if (wanted) await switchTo(store, wanted);
  const current = await currentRelease(store);
  for (const name of await listReleases(store)) {
    console.log(`${name === current ? '*' : ' '} ${name}`);
  }
});
