import { report } from '#newsroom/report.ts';
import { hasErrors, prepare } from './builds.ts';
import { run } from './run.ts';

/** `npm run check`: what stands in the content folder, every warning included. */
await run(async () => {
  const { edition } = await prepare('writers');
  console.log(report(edition));
  if (hasErrors(edition)) process.exitCode = 1;
});
