import { watch } from 'node:fs';
import { report } from '#newsroom/report.ts';
import { environment } from '#site/environment.ts';
import { writeBuildRecord } from '#sources/build-record.ts';
import { hasErrors, prepare, writeForNext } from './builds.ts';
import { next } from './next.ts';
import { run } from './run.ts';

/** Editors save in bursts: a file, its backup, a picture. One reading serves them all. */
const BURST_MS = 40;

/** `npm run dev`: serves the site from the sources; a saved post shows in the open page. */
await run(async () => {
  const prepared = await prepare('writers');
  const { buildDir, edition } = prepared;
  console.log(report(edition));
  await writeForNext(prepared);
  const watcher = watchContent(environment().contentDir, () => readAgain(buildDir));
  const { port, host } = environment();
  try {
    await next(buildDir, ['dev', '--port', String(port), '--hostname', host]);
  } finally {
    watcher.close();
  }
});

/** A saved error is reported, and the pages stay as they were before it. */
async function readAgain(buildDir: string): Promise<void> {
  const { record, edition } = await prepare('writers');
  if (hasErrors(edition)) console.error(report(edition));
  else await writeBuildRecord(buildDir, record);
}

/** Calls `onSave` after each burst of changes, never twice at a time. */
function watchContent(contentDir: string, onSave: () => Promise<void>) {
  let timer: NodeJS.Timeout | undefined;
  let last = Promise.resolve();
  return watch(contentDir, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      last = last.then(onSave).catch((error) => console.error(error));
    }, BURST_MS);
  });
}
