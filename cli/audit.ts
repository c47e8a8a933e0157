import path from 'node:path';
import { currentRelease, releaseFolder } from '#release/store.ts';
import { siteOrigin } from '#site/origin.ts';
import { printableLines } from '#site/printable.ts';
import { auditSurfaces } from '#syndication/audit/audit.ts';
import { formatAudit } from '#syndication/audit/format.ts';
import { prepare } from './builds.ts';
import { publishOnce } from './publish-once.ts';
import { releases } from './releases.ts';
import { run } from './run.ts';
import { sightingsIn } from './sightings.ts';

/** `npm run audit`: where each post shows in the current release, against what its state allows. */
await run(async () => {
  await publishOnce(
    { always: false, instant: null, refusesErrors: false, waits: true },
    () => undefined,
  );
  const prepared = await prepare('readers');
  const store = releases();
  const out = path.join(releaseFolder(store, (await currentRelease(store)) ?? ''), 'out');
  const audit = auditSurfaces(prepared.edition, await sightingsIn(out, siteOrigin()));
  console.log(printableLines(formatAudit(audit)));
  if (audit.problems.length > 0) process.exitCode = 1;
});
