import { publishOnce } from '#publishing/publisher/publish-once.ts';
import { syncContent } from '#publishing/publisher/sync.ts';
import { run } from './run.ts';

/**
 * `npm run publish`: has readers get the content as it is now, unless they do already. A server
 * on the same data folder serves it from the next request on.
 */
await run(async () => {
  await syncContent();
  const outcome = await publishOnce({
    always: false,
    instant: null,
    refusesErrors: false,
    waits: true,
  });
  if (outcome.kind === 'live') for (const line of outcome.broken ?? []) console.error(line);
  console.log(
    outcome.kind === 'live'
      ? `Readers get release ${outcome.release}.`
      : 'Other content, or another release, has come in between. Run the command again.',
  );
});
