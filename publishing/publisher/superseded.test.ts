import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ContentRepository } from '#sources/git/repository.ts';
import { bareContent, EDITOR, post } from '#studio/drafts/fixtures/content.ts';
import { changeMain } from '#studio/drafts/publication.ts';
import { writeManifest } from '../release/manifest.ts';
import { writeReleaseRecord } from '../release/record.ts';
import { addRelease, switchTo } from '../release/store.ts';

const BEFORE = '2026-01-01T00:00:00.000Z';
const BEGAN = new Date('2026-01-02T00:00:00.000Z');
const LATER = new Date('2026-01-02T00:00:01.000Z');

let dataDir: string;
let repository: ContentRepository;
let tip: string;
beforeEach(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'superseded-'));
  repository = await bareContent();
  vi.resetModules();
  vi.stubEnv('DATA_DIR', dataDir);
  vi.stubEnv('CONTENT_REPO', repository.gitDir);
  await give(BEFORE);
  tip = await change('posts/one.md', post('Edited'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(dataDir, { recursive: true });
});

/** Readers get a release of the content as it is. */
async function give(instant: string): Promise<void> {
  const { releases } = await import('../release/site-releases.ts');
  const commit = await repository.tip();
  const name = await addRelease(releases(), instant, async (folder) => {
    await writeManifest(folder, { version: 2, instant, files: {} });
    await writeReleaseRecord(folder, {
      ...{ instant, commit, scheduled: [], madeFrom: '', nextDue: null, changes: [] },
    });
  });
  await switchTo(releases(), name);
}

const change = (file: string, text: string | null) =>
  changeMain(repository, [{ path: file, content: text === null ? null : Buffer.from(text) }], {
    author: EDITOR,
    message: 'A change',
  });

/** A release of the edited post that was begun with the first one in readers' hands. */
async function finishIt() {
  const { assertNotSuperseded } = await import('./superseded.ts');
  const before = BEFORE.replaceAll(/[:.]/g, '-');
  return assertNotSuperseded({ before, began: BEGAN, repository, tip });
}

test('a release goes to readers, though more was published meanwhile', async () => {
  await finishIt();
  await change('posts/two.md', post('Two, edited'));
  await finishIt();
});

test('it does not where readers have got another one', async () => {
  await give('2026-01-02T00:00:02.000Z');
  await expect(finishIt()).rejects.toThrow('come in between');
});

test('it does not where a post was taken back', async () => {
  await change('posts/two.md', null);
  await expect(finishIt()).rejects.toThrow('come in between');
});

test('it does not where the edit was taken back, as by going back to what readers have', async () => {
  await change('posts/one.md', post('One'));
  await expect(finishIt()).rejects.toThrow('come in between');
});

test('it does not while somebody is going back to what readers have', async () => {
  const { pin } = await import('./pinned-release.ts');
  await pin(BEFORE.replaceAll(/[:.]/g, '-'), new Date(BEGAN.getTime() - 1));
  await finishIt();
  await pin(BEFORE.replaceAll(/[:.]/g, '-'), LATER);
  await expect(finishIt()).rejects.toThrow('come in between');
});
