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
import { type DocumentStore, documentFile, makeStore, type ReadPost } from './documents.ts';
import { recall, remember } from './reading-memory.ts';

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

function store(known: ReadPost[] = []): DocumentStore {
  return {
    folder: all,
    code: 'code',
    triesAgain: false,
    compile: async () => undefined,
    known: new Map(known.map((post) => [post.file, post])),
    measured: new Map(),
  };
}

const NOTHING = { findings: [], hasTemplateKey: true, unread: [] };

test('a post whose document is gone is read again', async () => {
  const posts = ['kept', 'gone'].map((document) => {
    writeFileSync(documentFile(all, document), '{}');
    const manuscript = { document } as ArchivedManuscript;
    return { ...NOTHING, file: `${document}.md`, manuscript };
  });
  const ignored = { ...NOTHING, file: 'ignored.md', ignored: 'not Markdown' };
  const read = store([...posts, ignored]);
  await remember(read, 'content', new Set(read.known.keys()), new Set());
  rmSync(documentFile(all, 'gone'));
  const next = store();
  await recall(next, 'content');
  expect([...next.known.keys()]).toEqual(['kept.md', 'ignored.md']);
});
