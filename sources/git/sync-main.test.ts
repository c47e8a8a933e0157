import { once } from 'node:events';
import { chmodSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { bareWith, cloneWith, commitFiles, gitIn } from './fixtures.ts';
import { git } from './git.ts';
import { commitAt } from './objects.ts';
import { REMOTE, reach } from './remote.ts';
import { ContentRepository } from './repository.ts';

const MAIN = 'refs/heads/main';

let remote: string;
let url: string;
let elsewhere: string;
let clone: ContentRepository;

beforeEach(async () => {
  remote = await bareWith({ 'posts/one.md': 'One', 'posts/two.md': 'Two' });
  url = `file://${remote}`;
  elsewhere = await cloneWith({});
  await gitIn(elsewhere, ['remote', 'add', 'origin', remote]);
  await gitIn(elsewhere, ['fetch', '-q', 'origin']);
  await gitIn(elsewhere, ['reset', '-q', '--hard', 'origin/main']);
  const dataDir = await cloneWith({});
  clone = await ContentRepository.open({
    contentRepo: url,
    contentDir: path.join(dataDir, 'content'),
    dataDir,
  });
});

async function publish(file: string, text: string): Promise<string> {
  const from = await clone.requireTip();
  const changes = await clone.storeChanges([{ path: file, content: Buffer.from(text) }]);
  const tree = await clone.treeWith(from, changes);
  const author = { name: 'Test Editor', email: 'editor@example.org' };
  const to = await clone.commit({ tree, parents: [from], author, message: 'Publish' });
  await clone.move([{ ref: clone.main, from, to }]);
  return to;
}

async function textAt(file: string): Promise<string> {
  return clone.text(['show', `${MAIN}:${file}`]);
}

const changeElsewhere = async (file: string, text: string) => {
  await commitFiles(elsewhere, { [file]: text });
  await gitIn(elsewhere, ['push', '-q', 'origin', 'main']);
};
const theirs = () => commitAt(remote, MAIN);
const ours = () => clone.tip(MAIN);

test('what was published here is pushed, and what was pushed there is taken over', async () => {
  const published = await publish('posts/one.md', 'New here');
  await clone.sync(url);
  expect(await theirs()).toBe(published);
  await gitIn(elsewhere, ['pull', '-q', 'origin', 'main']);
  await changeElsewhere('posts/two.md', 'New there');
  await clone.sync(url);
  expect(await ours()).toBe(await theirs());
  expect(await textAt('posts/two.md')).toContain('New there');
});

test('where both have changed, they are merged, and neither loses anything', async () => {
  const published = await publish('posts/one.md', 'New here');
  await changeElsewhere('posts/two.md', 'New there');
  await clone.sync(url);
  expect(await ours()).toBe(await theirs());
  expect(await textAt('posts/one.md')).toContain('New here');
  expect(await textAt('posts/two.md')).toContain('New there');
  const history = (await git(remote, ['log', '--format=%H', MAIN])).toString();
  expect(history).toContain(published);
  expect(await clone.text(['fsck', '--strict', '--no-dangling', '--no-progress'])).toBe('');
});

test('a push that is refused because the other moved in that moment is done again', async () => {
  await publish('posts/one.md', 'New here');
  // The first push finds that somebody was faster: the hook moves the branch, and refuses.
  await commitFiles(elsewhere, { 'posts/two.md': 'New there' });
  mkdirSync(path.join(remote, 'hooks'), { recursive: true });
  const hook = path.join(remote, 'hooks/pre-receive');
  writeFileSync(
    hook,
    `#!/bin/sh\nrm "$0"\nunset GIT_QUARANTINE_PATH GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES GIT_DIR\ngit -C '${remote}' fetch -q '${elsewhere}' +main:main\necho 'fetch first' >&2\nexit 1\n`,
  );
  chmodSync(hook, 0o755);
  await clone.sync(url);
  expect(await ours()).toBe(await theirs());
  expect(await textAt('posts/one.md')).toContain('New here');
  expect(await textAt('posts/two.md')).toContain('New there');
});

test('a contradiction is said with its files and the way out, and changes nothing', async () => {
  const published = await publish('posts/one.md', 'New here');
  await changeElsewhere('posts/one.md', 'New there');
  const before = await theirs();
  await expect(clone.sync(url)).rejects.toThrow(/posts\/one\.md.*git pull/);
  expect([await ours(), await theirs()]).toEqual([published, before]);
});

test('a repository that does not answer is said, and what was published here stays', async () => {
  const published = await publish('posts/one.md', 'New here');
  rmSync(remote, { recursive: true });
  await expect(clone.sync(url)).rejects.toThrow(/cannot be fetched from/);
  expect(await ours()).toBe(published);
});

test('what git that was killed while it fetched has locked is unlocked', async () => {
  await clone.sync(url);
  await changeElsewhere('posts/two.md', 'New there');
  const lock = path.join(clone.gitDir, 'refs/remotes/origin/main.lock');
  writeFileSync(lock, '');
  utimesSync(lock, new Date('2026-01-01'), new Date('2026-01-01'));
  await clone.sync(url);
  expect(await textAt('posts/two.md')).toContain('New there');
});

test('a repository that takes a connection and says nothing is given up', async () => {
  const silent = createServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  const address = `git://127.0.0.1:${port}/content`;
  const asked = reach(clone.gitDir, address, ['fetch', REMOTE], 500);
  await expect(asked).rejects.toThrow(/git fetch .*no answer within 0\.5 seconds/s);
  silent.close();
});
