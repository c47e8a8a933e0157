import { logError } from '#site/log-error.ts';
import { ContentFolderError } from '#sources/reading/content-tree.ts';
import { loadParsersAhead } from '#sources/reading/parse-file.ts';
import { userMessageOf } from '#system/user-error.ts';
import { ContentErrors } from '../build/content-errors.ts';
import { ReleaseError } from '../build/export.ts';
import { isUsedUp, startWorkers, warmUp } from '../build/resident.ts';
import { type Plan, RESIDENT, type Report } from './plan.ts';
import { publish } from './publish-once.ts';

/**
 * The builder: the process in which the publisher (publisher.ts) has releases made, each by the
 * plan that it sends. With the word RESIDENT it stays for the next plan.
 */
const stays = process.argv.includes(RESIDENT);

const tell = (report: Report) => {
  if (process.connected) process.send?.(report);
};

process.on('message', async (plan: Plan) => {
  await ready;
  const report = await publish(plan, (step) => tell({ step }), workers).then(
    (outcome) => ({ outcome }),
    (error) => ({ failure: failureOf(error) }),
  );
  const ends = !stays || isUsedUp();
  tell({ ...report, ends });
  if (!ends) return workers.settle();
  workers.end();
  process.exitCode = 0;
  process.disconnect();
});

function failureOf(error: unknown) {
  const sentence = userMessageOf(error);
  if (sentence === null) logError(error);
  const message = sentence ?? `The site could not be built: ${(error as Error).message}`;
  return { message, ofContent: OF_CONTENT.some((kind) => error instanceof kind) };
}

const OF_CONTENT = [ContentErrors, ContentFolderError, ReleaseError];

/** The parent process is gone, and nobody waits for what we do. */
process.once('disconnect', () => {
  if (process.exitCode === undefined) process.kill(process.pid, 'SIGTERM');
  else process.exit();
});

// Gone while the code was read.
if (!process.connected) process.exit();
const workers = startWorkers();
loadParsersAhead();
// What goes wrong ahead of a build goes wrong again in it.
const ready = stays ? warmUp(workers).catch(() => undefined) : undefined;
