import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { branchOf } from '#site/draft-branches.ts';
import { bareWith, cloneWith } from '#sources/git/fixtures.ts';
import { git, gitText } from '#sources/git/git.ts';
import { commitAt } from '#sources/git/objects.ts';
import { ContentRepository } from '#sources/git/repository.ts';
import { changeDraftRecord, type Note, readDraftRecord, removeDraft } from './drafts.ts';
import { exchangeWork } from './exchange-work.ts';
import {
  complaintOf,
  EDITOR,
  OTHER,
  POSTS,
  post,
  recordsIn,
  textAt,
} from './fixtures/content.ts';
import { publishDraft } from './publication.ts';
import { changeRecord, readRecord } from './records.ts';
import { exchangeWithRemote } from './remote.ts';
import { saveDraft } from './save-draft.ts';

const NAME = { collection: 'posts', slug: 'one' };
const FILE = 'posts/one.md';
const BRANCH = branchOf(NAME);

/** Two servers, each with its own clone of one repository. */
let remote: string;
let here: ContentRepository;
let there: ContentRepository;

beforeEach(async () => {
  remote = await bareWith(POSTS);
  [here, there] = await Promise.all([server(), server()]);
});

async function server(): Promise<ContentRepository> {
  const dataDir = await cloneWith({});
  const contentDir = path.join(dataDir, 'content');
  return ContentRepository.open({ contentRepo: `file://${remote}`, contentDir, dataDir });
}

const save = async (at: ContentRepository, text: string, author = EDITOR) =>
  saveDraft(at, NAME, await at.tip(BRANCH), [{ path: FILE, content: Buffer.from(text) }], {
    author,
    message: 'Save',
  });
const both = async () => {
  for (const server of [here, there, here]) await exchangeWork(server);
};
const tips = () => Promise.all([here, there].map(({ gitDir }) => commitAt(gitDir, BRANCH)));
const drafted = () => Promise.all([here, there].map((server) => textAt(server, BRANCH, FILE)));
const say = (at: ContentRepository, content: string) =>
  changeDraftRecord(at, NAME, (record) => ({
    ...record,
    notes: [...record.notes, noteOf(content)],
  }));
const noteOf = (content: string): Note => ({
  ...{ id: content, author: 'A', content, resolved: false },
  timestamp: '2026-01-01T00:00:00.000Z',
});
const notes = async (at: ContentRepository) =>
  (await readDraftRecord(at, NAME)).notes.map(({ content }) => content);

test('what is saved and said on one server is seen on the other, and so is its end', async () => {
  await save(here, post('Saved here'));
  await say(here, 'Said here');
  await both();
  expect(await textAt(there, BRANCH, FILE)).toContain('Saved here');
  expect(await notes(there)).toEqual(['Said here']);

  await save(there, post('Saved there'));
  await both();
  expect(await textAt(here, BRANCH, FILE)).toContain('Saved there');

  await removeDraft(there, NAME);
  await both();
  expect(await tips()).toEqual([null, null]);
  expect(await here.tip('refs/masthead/removed/posts/one')).not.toBeNull();
});

test('a server that was set up anew has everything again', async () => {
  await save(here, post('Saved here'));
  await say(here, 'Said here');
  await exchangeWork(here);
  const anew = await server();
  await exchangeWork(anew);
  expect(await textAt(anew, BRANCH, FILE)).toContain('Saved here');
  expect(await notes(anew)).toEqual(['Said here']);
});

test('comments on both servers at once are all kept, and a link that one has ended is ended', async () => {
  await save(here, post('Saved'));
  await changeRecord(here, recordsIn<object>('links'), 'x', () => ({
    lastUsed: null,
    revoked: null,
  }));
  await both();
  await Promise.all([say(here, 'Said here'), say(there, 'Said there')]);
  const change = (at: ContentRepository, what: object) =>
    changeRecord(at, recordsIn<object>('links'), 'x', (link) => ({ ...link, ...what }));
  await change(here, { lastUsed: '2026-01-02' });
  await change(there, { revoked: '2026-01-01' });
  await both();
  for (const at of [here, there]) {
    expect((await notes(at)).sort()).toEqual(['Said here', 'Said there']);
    expect(await readRecord(at, recordsIn('links'), 'x')).toEqual({
      lastUsed: '2026-01-02',
      revoked: '2026-01-01',
    });
  }
});

test('two who save different lines of a draft on two servers both find them in it', async () => {
  const text = (title: string, end: string) =>
    `${post(title)}\n${'Between.\n\n'.repeat(5)}${end}\n`;
  await save(here, text('Title', 'The end.'));
  await both();
  await save(here, text('Another title', 'The end.'));
  await save(there, text('Title', 'Another end.'));
  await both();
  const [ours, theirs] = await drafted();
  expect(ours).toBe(theirs);
  expect(ours).toContain('title: Another title');
  expect(ours).toContain('Another end.');
});

test('of two who save the same line on two servers, one is told where the text of the other is', async () => {
  await save(here, post('Before'));
  await both();
  const lost = await save(here, post('By the first'), OTHER);
  await save(there, post('By the second'));
  await exchangeWork(there);
  await both();
  const [ours, theirs] = await drafted();
  expect(ours).toBe(theirs);
  expect(ours).toContain('By the second');
  for (const at of [here, there]) {
    expect(await notes(at)).toEqual([expect.stringContaining(lost.slice(0, 12))]);
    expect(await textAt(at, lost, FILE)).toContain('By the first');
    expect(await at.text(['branch', '--contains', lost])).toContain('cms/posts/one');
    expect(await complaintOf(at)).toBe('');
  }
});

test('a draft that was saved on one server while the other published it stays a draft', async () => {
  await save(here, post('Published'));
  await both();
  await publishDraft(here, NAME, { author: EDITOR, message: 'Publish' });
  await save(there, post('One more thought'));
  for (const server of [here, there, here]) {
    await exchangeWithRemote(server);
    await exchangeWork(server);
  }
  expect(await drafted()).toEqual(Array(2).fill(expect.stringContaining('One more thought')));
  expect(await textAt(there, 'refs/heads/main', FILE)).toContain('Published');
});

test('who is overtaken between fetching and pushing writes over nothing', async () => {
  await save(here, post('Before'));
  await both();
  await say(here, 'Said here');
  await say(there, 'Said there');
  // What answers the first push from here lets the other server be faster.
  const answering = path.join(here.gitDir, 'receive-pack');
  const record = 'refs/masthead/drafts/posts%2fone';
  writeFileSync(
    answering,
    `#!/bin/sh\n[ -e "$0.done" ] || git -C '${there.gitDir}' push -q --force origin ${record}\n: > "$0.done"\nexec git receive-pack "$@"\n`,
    { mode: 0o755 },
  );
  await here.git(['config', 'remote.origin.receivepack', answering]);
  await exchangeWork(here);
  await exchangeWork(there);
  for (const at of [here, there]) {
    expect((await notes(at)).sort()).toEqual(['Said here', 'Said there']);
  }
});

test('a repository that does not take them is said, and nothing is lost here', async () => {
  await git(remote, ['config', 'receive.hideRefs', 'refs/masthead']);
  await save(here, post('Saved here'));
  await say(here, 'Said here');
  await expect(exchangeWork(here)).rejects.toThrow(/does not take refs\/masthead\/drafts/);
  expect(await textAt(here, BRANCH, FILE)).toContain('Saved here');
  expect(await notes(here)).toEqual(['Said here']);
});

test('a draft whose branch was deleted in the repository itself can be brought back', async () => {
  await say(here, 'Said here');
  const saved = await save(here, post('Saved here'));
  await both();
  await git(remote, ['update-ref', '-d', BRANCH]);
  await both();
  expect(await tips()).toEqual([null, null]);
  for (const { gitDir } of [here, there]) {
    expect(await commitAt(gitDir, 'refs/masthead/removed/posts/one')).toBe(saved);
  }
});

test('a repository in which nothing of them is left is given all of them again', async () => {
  await say(here, 'Said here');
  await save(here, post('Saved here'));
  await both();
  const refs = await gitText(remote, ['for-each-ref', '--format=%(refname)', 'refs/masthead']);
  for (const ref of [BRANCH, ...refs.split('\n')]) await git(remote, ['update-ref', '-d', ref]);
  await both();
  expect(await drafted()).toEqual(Array(2).fill(expect.stringContaining('Saved here')));
  expect(
    await textAt(new ContentRepository({ ...here, gitDir: remote }), BRANCH, FILE),
  ).toContain('Saved here');
  expect(await notes(there)).toEqual(['Said here']);
});

test('the last draft that one server publishes ends on the other', async () => {
  await save(here, post('Saved here'));
  await both();
  await publishDraft(here, NAME, { author: EDITOR, message: 'Publish' });
  for (const server of [here, there, here]) {
    await exchangeWithRemote(server);
    await exchangeWork(server);
  }
  expect(await tips()).toEqual([null, null]);
});
