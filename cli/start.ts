import { summarise } from '#newsroom/report.ts';
import { environment } from '#site/environment.ts';
import { build, isBuilt, next, prepare } from './builds.ts';
import { run } from './run.ts';

/** `npm start`: serves the site; builds it first where the content or the code has changed. */
await run(async () => {
  const prepared = await prepare('readers');
  if (!isBuilt(prepared)) {
    await build(prepared);
    console.log(summarise(prepared.edition));
  }
  const { port, host } = environment();
  await next(prepared.buildDir, ['start', '--port', String(port), '--hostname', host]);
});
