import { summarise } from '#newsroom/report.ts';
import { build, prepare } from './builds.ts';
import { run } from './run.ts';

/** `npm run build`: builds the site from the content folder, and says what became of each file. */
await run(async () => {
  const prepared = await prepare('readers');
  await build(prepared);
  console.log(summarise(prepared.edition));
});
