import { auditSurfaces } from '#publishing/audit/audit.ts';
import { formatAudit } from '#publishing/audit/format.ts';
import { sightingsIn } from '#publishing/audit/sightings.ts';
import { prepare } from '#publishing/build/prepare.ts';
import { publishOnce } from '#publishing/publisher/publish-once.ts';
import { ReleaseFiles } from '#publishing/release/release-files.ts';
import { releases } from '#publishing/release/site-releases.ts';
import { currentRelease } from '#publishing/release/store.ts';
import { siteOrigin } from '#site/origin.ts';
import { printableLines } from '#site/printable.ts';
import { run } from './run.ts';

/** `npm run audit`: where each post shows in the current release, against what its state allows. */
await run(async () => {
  await publishOnce({ always: false, instant: null, refusesErrors: false, waits: true });
  const prepared = await prepare('readers');
  const store = releases();
  const files = await ReleaseFiles.open(store, (await currentRelease(store)) ?? '');
  const audit = auditSurfaces(prepared.edition, await sightingsIn(files, siteOrigin()));
  console.log(printableLines(formatAudit(audit)));
  if (audit.problems.length > 0) process.exitCode = 1;
});
