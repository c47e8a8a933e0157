import { logError } from '#site/log-error.ts';
import { ContentFolderError } from '#sources/reading/content-tree.ts';
import { loadParsersAhead } from '#sources/reading/parse-file.ts';
import { userMessageOf } from '#system/user-error.ts';
import { ContentErrors } from '../build/content-errors.ts';
import { ReleaseError } from '../build/export.ts';
import { isUsedUp, startWorkers, warmUp } from '../build/resident.ts';
import { type Plan, RESIDENT, type Report } from './plan.ts';
import { publish } from './publish-once.ts';

/** The builder: a process that makes a release for each plan that the publisher (builder.ts) sends. */
const isResident = process.argv.includes(RESIDENT);

const report = (message: Report) => {
  if (process.connected) process.send?.(message);
};

process.on('message', async (plan: Plan) => {
  await ready;
  const result = await publish(plan, (step) => report({ step }), workers).then(
    (outcome) => ({ outcome }),
    (error) => ({ failure: failureOf(error) }),
  );
  const ends = !isResident || isUsedUp();
  report({ ...result, ends });
  if (!ends) return workers.settle();
  workers.end();
  process.exitCode = 0;
  process.disconnect();
});

function failureOf(error: unknown) {
  const known = userMessageOf(error);
  if (known === null) logError(error);
  const message = known ?? `The site could not be built: ${(error as Error).message}`;
  return { message, ofContent: OF_CONTENT.some((kind) => error instanceof kind) };
}

const OF_CONTENT = [ContentErrors, ContentFolderError, ReleaseError];

// The publisher's process has ended, unless we have disconnected.
process.once('disconnect', () => {
  if (process.exitCode === undefined) process.kill(process.pid, 'SIGTERM');
  else process.exit();
});

// The publisher may have ended while our code was loaded.
if (!process.connected) process.exit();
const workers = startWorkers();
loadParsersAhead();
// What fails here fails again in the build, which reports it.
const ready = isResident ? warmUp(workers).catch(() => undefined) : undefined;
