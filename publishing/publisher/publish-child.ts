import { logError } from '#site/log-error.ts';
import { ContentFolderError } from '#sources/reading/content-tree.ts';
import { loadParsersAhead } from '#sources/reading/parse-file.ts';
import { userMessageOf } from '#system/user-error.ts';
import { ContentErrors } from '../build/content-errors.ts';
import { ReleaseError } from '../build/export.ts';
import type { Plan, Report } from './plan.ts';
import { publishOnce, startWorkers } from './publish-once.ts';

/** The process in which the publisher (publisher.ts) has a release made, by the plan that it sends. */
process.once('message', async (plan: Plan) => {
  const tell = (report: Report) => process.send?.(report);
  try {
    tell({ outcome: await publishOnce(plan, (step) => tell({ step }), workers) });
  } catch (error) {
    const sentence = userMessageOf(error);
    if (sentence === null) logError(error);
    const message = sentence ?? `The site could not be built: ${(error as Error).message}`;
    tell({ failure: { message, ofContent: isOfContent(error) } });
  }
  process.disconnect();
});

/** Whoever has started us is gone, and nobody waits for what we do. */
process.once('disconnect', () => {
  if (process.exitCode === undefined) process.kill(process.pid, 'SIGTERM');
});

// Gone while the code was read.
if (!process.connected) process.exit();
const workers = startWorkers();
loadParsersAhead();

const isOfContent = (error: unknown) =>
  [ContentErrors, ContentFolderError, ReleaseError].some((kind) => error instanceof kind);
