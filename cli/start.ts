import { run } from './run.ts';
import { serveSite } from './site.ts';

/** `npm start`: serves the site; builds it first where the content or the code has changed. */
await run(async () => {
  const { port } = await serveSite();
  console.log(`The site is at http://localhost:${port}`);
});
