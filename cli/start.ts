import { run } from './run.ts';
import { serveSite } from './site.ts';

/** `npm start`: serves the site; builds it first where the content or the code has changed. */
await run(async () => {
  console.log(`The site is at http://localhost:${await serveSite()}`);
});
