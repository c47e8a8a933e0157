import { serveSite } from '#server/site.ts';
import { run } from './run.ts';

/**
 * `npm start`: serves the release that there is, and makes the next one beside it where the
 * content or the code has changed; where there is none, the first.
 */
await run(async () => {
  const { port } = await serveSite();
  console.log(`The site is at http://localhost:${port}`);
});
