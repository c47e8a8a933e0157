import { prepare } from './builds.ts';
import { publish } from './releases.ts';
import { run } from './run.ts';

/** `npm run build`: makes a release of the content folder, and says what became of each file. */
await run(async () => {
  await publish(await prepare('readers'));
});
