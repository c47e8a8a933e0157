import { formatAudit } from '#publishing/audit/format.ts';
import { publishOnce } from '#publishing/publisher/publish-once.ts';
import { auditCurrentRelease } from '#publishing/publisher/whole-audit.ts';
import { printableLines } from '#site/printable.ts';
import { UserError } from '#system/user-error.ts';
import { run } from './run.ts';

/**
 * `npm run audit`: reads every file of the current release, compares where each post shows with what
 * its state allows, and the findings with those of the release's own audit.
 */
await run(async () => {
  await publishOnce({ always: false, instant: null, refusesErrors: false, waits: true });
  const audit = await auditCurrentRelease();
  if (audit === null) {
    throw new UserError(
      'The content or the code was changed meanwhile. Run the command again.',
    );
  }
  const { surfaces, problems } = audit;
  if (surfaces) console.log(printableLines(formatAudit({ ...surfaces, problems })));
  else console.log(printableLines(problems.join('\n')));
  if (problems.length > 0) process.exitCode = 1;
});
