import { renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { branchOf } from '#site/draft-branches.ts';
import { bareWith, cloneWith } from '#sources/git/fixtures.ts';
import { git, gitText } from '#sources/git/git.ts';
import { commitAt } from '#sources/git/objects.ts';
import { ContentRepository } from '#sources/git/repository.ts';
import {
  changeDraftRecord,
  type Note,
  readDraftRecord,
  removeDraft,
  type Status,
} from './drafts.ts';
import {
  complaintOf,
  EDITOR,
  OTHER,
  POSTS,
  post,
  recordsIn,
  textAt,
} from './fixtures/content.ts';
import { noteConflict } from './note-conflict.ts';
import { publishDraft } from './publication.ts';
import { changeRecord, readRecord } from './records.ts';
import { saveDraft } from './save-draft.ts';

const NAME = { collection: 'posts', slug: 'one' };
const FILE = 'posts/one.md';
const BRANCH = branchOf(NAME);

/** Two servers, each with its own clone of one repository. */
let content: string;
/** The private repository in which drafts are shared. */
let remote: string;
let here: ContentRepository;
let there: ContentRepository;

beforeEach(async () => {
  [content, remote] = await Promise.all([bareWith(POSTS), emptyRepository()]);
  [here, there] = await Promise.all([server(), server()]);
});

async function server(): Promise<ContentRepository> {
  const dataDir = await cloneWith({});
  const contentDir = path.join(dataDir, 'content');
  return ContentRepository.open({ contentRepo: `file://${content}`, contentDir, dataDir });
}

/** As a server does at its start, and every 15 seconds. */
const sync = (at: ContentRepository, fetches = true) =>
  at.syncDrafts(`file://${remote}`, {
    fetches,
    onConflict: (conflict) => noteConflict(at, conflict),
  });

/** As a server does after each save. */
const push = (at: ContentRepository) => sync(at, false);
async function emptyRepository(): Promise<string> {
  const folder = await bareWith({});
  await git(folder, ['update-ref', '-d', 'refs/heads/main']);
  return folder;
}

const save = async (at: ContentRepository, text: string, author = EDITOR) =>
  saveDraft(at, NAME, await at.tip(BRANCH), [{ path: FILE, content: Buffer.from(text) }], {
    author,
    message: 'Save',
  });
const text = (title: string, end: string) =>
  `${post(title)}\n${'Between.\n\n'.repeat(5)}${end}\n`;
const both = async () => {
  for (const server of [here, there, here]) await sync(server);
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
  await sync(here);
  const anew = await server();
  await sync(anew);
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
  await sync(there);
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
    await server.sync(`file://${content}`);
    await sync(server);
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
    `#!/bin/sh\n[ -e "$0.done" ] || git -C '${there.gitDir}' push -q --force '${remote}' ${record}\n: > "$0.done"\nexec git receive-pack "$@"\n`,
    { mode: 0o755 },
  );
  await here.git(['config', 'remote.masthead.receivepack', answering]);
  await sync(here);
  await sync(there);
  for (const at of [here, there]) {
    expect((await notes(at)).sort()).toEqual(['Said here', 'Said there']);
  }
});

test('a repository that does not take them is said, and nothing is lost here', async () => {
  await git(remote, ['config', 'receive.hideRefs', 'refs/masthead']);
  await save(here, post('Saved here'));
  await say(here, 'Said here');
  await expect(sync(here)).rejects.toThrow(/does not take refs\/masthead\/drafts/);
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
    await server.sync(`file://${content}`);
    await sync(server);
  }
  expect(await tips()).toEqual([null, null]);
});

test('a save is pushed without a fetch, and one that is refused is fetched, merged and pushed again', async () => {
  await save(here, text('Title', 'The end.'));
  await both();
  await save(here, text('Another title', 'The end.'));
  await save(there, text('Title', 'Another end.'));
  await push(here);
  expect(await drafted()).toEqual([
    expect.stringContaining('title: Another title'),
    expect.stringContaining('title: Title'),
  ]);
  await push(there);
  expect(await textAt(there, BRANCH, FILE)).toMatch(/title: Another title.*Another end/s);
  expect(await commitAt(remote, BRANCH)).toBe(await there.tip(BRANCH));
});

test('two servers that save one draft and push at the same moment lose nothing', async () => {
  await save(here, text('Title', 'The end.'));
  await both();
  const saved: string[] = [];
  for (let round = 1; round <= 3; round += 1) {
    saved.push(
      ...(await Promise.all([
        save(
          here,
          (await textAt(here, BRANCH, FILE))?.replace(/title: .*/, `title: ${round}`) ?? '',
        ),
        save(there, `${await textAt(there, BRANCH, FILE)}\nRound ${round}.\n`, OTHER),
      ])),
    );
    await Promise.all([say(here, `Here ${round}`), say(there, `There ${round}`)]);
    await Promise.all([push(here), push(there)]);
  }
  await both();
  const [ours, theirs] = await drafted();
  expect(ours).toBe(theirs);
  expect(ours).toMatch(/title: 3\n.*Round 1\..*Round 2\..*Round 3\./s);
  for (const commit of saved) {
    expect(await here.isAncestor(commit, (await here.tip(BRANCH)) ?? '')).toBe(true);
  }
  const said = [1, 2, 3].flatMap((round) => [`Here ${round}`, `There ${round}`]).sort();
  for (const at of [here, there]) expect((await notes(at)).sort()).toEqual(said);
  for (const at of [here, there]) expect(await complaintOf(at)).toBe('');
});

test('a server that is offline keeps what is saved on it, and brings it when it is back', async () => {
  await save(here, text('Title', 'The end.'));
  await both();
  renameSync(remote, `${remote}-away`);
  await save(here, text('Title', 'Written offline.'));
  await say(here, 'Said offline');
  await expect(push(here)).rejects.toThrow(/cannot be pushed/);
  await expect(sync(here)).rejects.toThrow(/cannot be fetched/);
  renameSync(`${remote}-away`, remote);
  await save(there, text('Another title', 'The end.'));
  await sync(there);
  await both();
  for (const shown of await drafted()) {
    expect(shown).toMatch(/title: Another title.*Written offline/s);
  }
  for (const at of [here, there]) expect(await notes(at)).toEqual(['Said offline']);
});

test('where two have changed one field of a record, the later one counts, whoever pushes first', async () => {
  await save(here, post('Saved'));
  await both();
  const set = (at: ContentRepository, status: Status) =>
    changeDraftRecord(at, NAME, (record) => ({ ...record, status }));
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime('2026-01-02T08:00:00Z');
  await set(here, 'pending_review');
  vi.setSystemTime('2026-01-02T09:00:00Z');
  await set(there, 'pending_publish');
  vi.useRealTimers();
  await sync(there);
  await both();
  for (const at of [here, there]) {
    expect((await readDraftRecord(at, NAME)).status).toBe('pending_publish');
  }
});

test('drafts that an earlier version has pushed to the content repository are read, and stay when they are deleted there', async () => {
  await save(there, post('Pushed by an earlier version'));
  await say(there, 'Said then');
  await sync(there);
  const refs = [BRANCH, 'refs/masthead/*:refs/masthead/*'];
  await there.git(['push', '-q', content, ...refs]);
  const read = () => here.readEarlierDrafts(`file://${content}`, async () => undefined);
  expect(await read()).toBe(1);
  expect(await textAt(here, BRANCH, FILE)).toContain('Pushed by an earlier version');
  expect(await notes(here)).toEqual(['Said then']);
  await git(content, ['update-ref', '-d', BRANCH]);
  expect(await read()).toBe(0);
  expect(await textAt(here, BRANCH, FILE)).toContain('Pushed by an earlier version');
});

test('a draft of an earlier version that was discarded here does not come back', async () => {
  await save(there, post('Pushed by an earlier version'));
  await there.git(['push', '-q', content, BRANCH]);
  const read = () => here.readEarlierDrafts(`file://${content}`, async () => undefined);
  await read();
  await removeDraft(here, NAME);
  expect(await read()).toBe(1);
  expect(await here.tip(BRANCH)).toBeNull();
});

test('nothing of drafts is pushed to the repository of the content', async () => {
  await save(here, post('Saved here'));
  await both();
  await here.sync(`file://${content}`);
  expect(await gitText(content, ['for-each-ref', '--format=%(refname)'])).toBe(
    'refs/heads/main',
  );
});
