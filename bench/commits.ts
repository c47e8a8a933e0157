import { setTimeout as pause } from 'node:timers/promises';
import { startSite } from '#e2e/command.ts';
import { statusIn } from '#e2e/editors/released.ts';
import { contentRepository } from '#e2e/editors/repository.ts';
import { changesOf } from './changes.ts';
import { makeArchive } from './make-archive.ts';
import { memoryOf } from './memory.ts';
import { untilShown } from './publication.ts';

/*
 * `npm run bench:commits [posts]`: the whole way from a commit to the page that shows it, through
 * `npm run edit` on a git repository, and what that holds while nothing is to be done.
 */

const POSTS = 1000;

/** Nobody saves just as the release before is done: what a server keeps ready is ready. */
const READY_MS = 8_000;

const posts = Number(process.argv[2] ?? POSTS);
if (!Number.isInteger(posts) || posts < 100) {
  throw new Error('The size is a number of posts, 100 or more: npm run bench:commits 1000');
}
const repository = contentRepository({ 'categories.json': '{"categories":[]}' });
try {
  const archive = await makeArchive(repository.folder, posts);
  repository.commit('The archive');
  const site = await startSite(repository.variables, 'edit');
  try {
    await untilLive();
    console.log(`${posts} posts, nothing to do: ${memoryOf(site.pid)?.toFixed(0)} MB`);
    for (const { name, save, page, isShown } of changesOf(repository.folder, archive)) {
      save();
      repository.commit(name);
      const live = untilLive();
      const served = await untilShown(`${site.origin}${page}`, isShown, live);
      console.log(`${posts} posts, ${name}: served after ${served.toFixed(1)} s`);
      await live;
    }
  } finally {
    await site.stop();
  }
} finally {
  repository.remove();
}

/** Ends when readers have the newest commit, and what is kept ready for the next one is ready. */
async function untilLive(): Promise<void> {
  const newest = repository.git('rev-parse', 'HEAD');
  for (;;) {
    const { state, commit, message } = statusIn(repository.variables.DATA_DIR);
    if (state === 'failed') throw new Error(`No release was made: ${message}`);
    if (state === 'live' && commit === newest) break;
    await pause(100);
  }
  await pause(READY_MS);
}
