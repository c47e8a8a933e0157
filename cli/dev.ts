import type { ChildProcess } from 'node:child_process';
import { watch } from 'node:fs';
import { writeForNext } from '#publishing/build/build.ts';
import { next } from '#publishing/build/next.ts';
import { hasErrors, prepare } from '#publishing/build/prepare.ts';
import type { Prepared } from '#publishing/build/prepared.ts';
import { sayErrors, whenReady } from '#publishing/build/quiet.ts';
import { StepLog } from '#publishing/build/step-log.ts';
import { errorLines, summary } from '#publishing/build/summary.ts';
import { environment } from '#site/environment.ts';
import { logError } from '#site/log-error.ts';
import { isVerbose } from '#site/verbose.ts';
import { writeBuildRecord } from '#sources/build-record.ts';
import { readKept, sourcesFolder } from '#sources/kept-sources.ts';
import { type LastGood, NOTHING_BEFORE } from '#sources/last-good.ts';
import { freePort } from '#system/port.ts';
import { run } from './run.ts';

/** Editors save in bursts: a file, its backup, a picture. One reading serves them all. */
const BURST_MS = 40;

/**
 * `npm run dev`: serves the site from the sources; a saved post shows in the open page. A saved error
 * is reported, and of that file alone the page stays as it was before.
 */
await run(async () => {
  const { port: wanted, host } = environment();
  const port = await freePort(wanted, host);
  const log = new StepLog();
  log.step('reading');
  let prepared = await prepare('writers');
  const { buildDir } = prepared;
  log.step('starting');
  await writeForNext(prepared);
  const watcher = watchContent(environment().contentDir, async () => {
    prepared = await prepare('writers', new Date(), versionsOf(prepared));
    if (hasErrors(prepared.edition)) console.error(linesOf(prepared));
    await writeBuildRecord(buildDir, prepared.record);
  });
  const serve = ({ stdout, stderr }: ChildProcess) => {
    if (stderr && !isVerbose()) sayErrors(stderr, (line) => console.error(line));
    if (stdout) {
      whenReady(stdout, () => {
        log.end();
        console.log(linesOf(prepared));
        console.log(`The site is at http://localhost:${port}`);
      });
    }
  };
  try {
    await next(buildDir, ['dev', '--port', String(port), '--hostname', host], serve);
  } finally {
    log.fail();
    watcher.close();
  }
});

/** What is said of content that was read. */
function linesOf(prepared: Prepared): string {
  return [...errorLines(prepared.edition), ...summary(prepared)].join('\n');
}

/** The version of each file that the open pages show. */
function versionsOf({ sources, record }: Prepared): LastGood {
  return {
    ...NOTHING_BEFORE,
    async bytesOf(file) {
      const name = sources[file];
      return name === undefined ? null : readKept(sourcesFolder(record.store), name);
    },
  };
}

/** Calls `onSave` after each burst of changes, never twice at a time. */
function watchContent(contentDir: string, onSave: () => Promise<void>) {
  let timer: NodeJS.Timeout | undefined;
  let last = Promise.resolve();
  return watch(contentDir, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      last = last.then(onSave).catch((error) => logError(error));
    }, BURST_MS);
  });
}
