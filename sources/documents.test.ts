import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { ArchivedManuscript } from '#newsroom/archive.ts';
import { documentFile, makeStore } from './documents.ts';
import { rememberedDocuments } from './remembered-documents.ts';

let all: string;
beforeEach(() => {
  all = mkdtempSync(path.join(tmpdir(), 'masthead-documents-'));
});

const DAY_MS = 24 * 60 * 60_000;

test('a store of new code takes the place of those that nobody has used for a month', async () => {
  const ages = { 'in-use': 20, forgotten: 40 };
  for (const [name, days] of Object.entries(ages)) {
    const folder = path.join(all, name);
    mkdirSync(folder);
    const then = new Date(Date.now() - days * DAY_MS);
    utimesSync(folder, then, then);
  }
  await makeStore(path.join(all, 'new'));
  expect(readdirSync(all).sort()).toEqual(['in-use', 'new']);
});

const NOTHING = { findings: [], hasTemplateKey: true, unread: [] };

test('a post whose document is gone is read again', async () => {
  const remembered = () => rememberedDocuments({ folder: all, code: 'code' }, 'content');
  const { known, save } = await remembered();
  for (const document of ['kept', 'gone']) {
    writeFileSync(documentFile(all, document), '{}');
    const manuscript = { document } as ArchivedManuscript;
    known.set(document, { ...NOTHING, file: `${document}.md`, manuscript });
  }
  known.set('ignored', { ...NOTHING, file: 'ignored.md', ignored: 'not Markdown' });
  await save();
  rmSync(documentFile(all, 'gone'));
  const next = (await remembered()).known;
  expect(next.get('kept')?.file).toBe('kept.md');
  expect(next.get('ignored')?.file).toBe('ignored.md');
  expect(next.get('gone')).toBeUndefined();
});
