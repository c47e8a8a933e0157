import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { folderTree } from '../reading/content-tree.ts';
import { cloneWith, commitFiles, gitIn } from './fixtures.ts';
import { layOut } from './lay-out.ts';
import { ContentRepository } from './repository.ts';

const bytes = Buffer.from([0xff, 0x0d, 0x0a, 0x00, 0xe9]);

let clone: string;
let repository: ContentRepository;
let target: string;

beforeEach(async () => {
  clone = await cloneWith({
    'content/posts/a.md': 'a\r\n',
    'content/posts/deep/er/b.md': 'b\n',
    'content/media/one.bin': bytes,
    'code.js': 'not content',
  });
  repository = await ContentRepository.at(path.join(clone, 'content'));
  target = path.join(mkdtempSync(path.join(os.tmpdir(), 'laid-out-')), 'content');
});

const commit = (files: Record<string, string>) => commitFiles(clone, files);
const head = async () => (await gitIn(clone, ['rev-parse', 'HEAD'])).toString().trim();
const files = () =>
  readdirSync(target, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(target, path.join(entry.parentPath, entry.name)))
    .sort();

test('the content folder alone is laid out, byte for byte whatever attributes say', async () => {
  mkdirSync(path.join(clone, '.git/info'), { recursive: true });
  writeFileSync(path.join(clone, '.git/info/attributes'), '* text eol=crlf');
  await layOut(repository, await head(), target);
  expect(files()).toEqual(['media/one.bin', 'posts/a.md', 'posts/deep/er/b.md']);
  expect(readFileSync(path.join(target, 'media/one.bin')).equals(bytes)).toBe(true);
  expect(readFileSync(path.join(target, 'posts/deep/er/b.md'), 'utf8')).toBe('b\n');
});

test('what has not changed is not touched; what has gone leaves no folder behind', async () => {
  await layOut(repository, await head(), target);
  const before = statSync(path.join(target, 'media/one.bin'));
  await gitIn(clone, ['rm', '-q', 'content/posts/deep/er/b.md']);
  await layOut(repository, await commit({ 'content/posts/a.md': 'new' }), target);
  expect(files()).toEqual(['media/one.bin', 'posts/a.md']);
  expect(readdirSync(path.join(target, 'posts'))).toEqual(['a.md']);
  expect(readFileSync(path.join(target, 'posts/a.md'), 'utf8')).toBe('new');
  const after = statSync(path.join(target, 'media/one.bin'));
  expect([after.mtimeMs, after.ino]).toEqual([before.mtimeMs, before.ino]);
});

test('a file can become a folder, and a folder a file', async () => {
  await commit({ 'content/posts/x': 'file', 'content/posts/y/z.md': 'in a folder' });
  await layOut(repository, await head(), target);
  rmSync(path.join(clone, 'content/posts/x'));
  rmSync(path.join(clone, 'content/posts/y'), { recursive: true });
  await commit({ 'content/posts/x/z.md': 'in a folder', 'content/posts/y': 'file' });
  await layOut(repository, await head(), target);
  expect(readFileSync(path.join(target, 'posts/x/z.md'), 'utf8')).toBe('in a folder');
  expect(readFileSync(path.join(target, 'posts/y'), 'utf8')).toBe('file');
});

test('after a process was killed in the middle, the next one makes the folder whole', async () => {
  const first = await head();
  await layOut(repository, first, target);
  const second = await commit({ 'content/posts/a.md': 'second', 'content/posts/c.md': 'new' });
  // As it is left when the killed one had written its intention and one of two files.
  const inventory = JSON.parse(readFileSync(`${target}.json`, 'utf8'));
  const intention = { ...inventory, 'posts/a.md': null, 'posts/c.md': null };
  const afterKill = () => {
    writeFileSync(`${target}.json`, JSON.stringify(intention));
    writeFileSync(path.join(target, 'posts/a.md'), 'second');
    writeFileSync(path.join(target, 'posts/c.md'), 'ne');
  };
  afterKill();
  await layOut(repository, first, target);
  expect(readFileSync(path.join(target, 'posts/a.md'), 'utf8')).toBe('a\r\n');
  expect(existsSync(path.join(target, 'posts/c.md'))).toBe(false);
  afterKill();
  await layOut(repository, second, target);
  expect(readFileSync(path.join(target, 'posts/c.md'), 'utf8')).toBe('new');
});

test('what lies in a folder of unknown origin is not published', async () => {
  await layOut(repository, await head(), target);
  rmSync(`${target}.json`);
  writeFileSync(path.join(target, 'posts/stray.md'), 'stray');
  await layOut(repository, await head(), target);
  expect(files()).not.toContain('posts/stray.md');
});

test('a link is laid out as one that leads nowhere, so that it can be reported', async () => {
  const link = path.join(clone, 'content/media/secret.png');
  symlinkSync('/etc/passwd', link);
  await layOut(repository, await commit({}), target);
  const laidOut = path.join(target, 'media/secret.png');
  expect(lstatSync(laidOut).isSymbolicLink()).toBe(true);
  expect(existsSync(laidOut)).toBe(false);
  // A file of the same bytes as the link has the same object's name.
  rmSync(link);
  await layOut(repository, await commit({ 'content/media/secret.png': '/etc/passwd' }), target);
  expect(readFileSync(laidOut, 'utf8')).toBe('/etc/passwd');
});

test('a file whose name is not UTF-8 is laid out empty under that name, and goes again', async () => {
  const name = Buffer.from('content/posts/caf\xe9.md', 'latin1');
  const place = Buffer.concat([Buffer.from(`${clone}/`), name]);
  writeFileSync(place, 'text');
  await layOut(repository, await commit({}), target);
  const names = () =>
    readdirSync(path.join(target, 'posts'), 'buffer').map((name) => name.toString('latin1'));
  expect(names()).toContain('caf\xe9.md');
  expect(folderTree(target).list('posts')).toContainEqual({
    file: 'posts/caf\\xE9.md',
    kind: 'name-not-utf-8',
  });
  rmSync(place);
  await layOut(repository, await commit({}), target);
  expect(names()).toEqual(['a.md', 'deep']);
});
