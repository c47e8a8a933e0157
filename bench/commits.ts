import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startSite } from '#e2e/command.ts';
import { statusIn } from '#e2e/editors/released.ts';
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
const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
const [content, data] = [path.join(folder, 'content'), path.join(folder, 'data')];
try {
  const archive = await makeArchive(content, posts);
  git('init', '-q', '-b', 'main');
  git('config', 'user.name', 'Bench');
  git('config', 'user.email', 'bench@example.org');
  commit('The archive');
  const site = await startSite({ CONTENT_DIR: content, DATA_DIR: data }, 'edit');
  try {
    await untilLive();
    console.log(`${posts} posts, nothing to do: ${memoryOf(site.pid)?.toFixed(0)} MB`);
    for (const { name, save, page, isShown } of changesOf(content, archive)) {
      save();
      commit(name);
      const live = untilLive();
      const served = await untilShown(`${site.origin}${page}`, isShown, live);
      console.log(`${posts} posts, ${name}: served after ${served.toFixed(1)} s`);
      await live;
    }
  } finally {
    await site.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function git(...words: string[]): string {
  return execFileSync('git', words, { cwd: content }).toString().trim();
}

function commit(message: string): void {
  git('add', '-A');
  git('commit', '-q', '-m', message);
}

/** Ends when readers have the newest commit, and what is kept ready for the next one is ready. */
async function untilLive(): Promise<void> {
  const newest = git('rev-parse', 'HEAD');
  for (;;) {
    const { state, commit, message } = statusIn(data);
    if (state === 'failed') throw new Error(`No release was made: ${message}`);
    if (state === 'live' && commit === newest) break;
    await pause(100);
  }
  await pause(READY_MS);
}
