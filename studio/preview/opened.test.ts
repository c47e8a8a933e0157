import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DraftName } from '#site/draft-branches.ts';
import type { Duration } from '#site/studio-messages.ts';
import { cloneWith, commitFiles, gitIn } from '#sources/git/fixtures.ts';
import { ContentRepository } from '#sources/git/repository.ts';
import { addNote, getNotes } from '../cms/notes.ts';
import { changeDraftRecord, removeDraft } from '../drafts/drafts.ts';
import { publishDraft, unpublish } from '../drafts/publication.ts';
import { saveDraft } from '../drafts/save-draft.ts';
import { writeStatus } from '../publishing/status.ts';
import { comment, standingOf } from './comments.ts';
import { isLive, type Link, listLinks, makeLink, revokeLink } from './links.ts';
import { open } from './opened.ts';
import { tokenFor } from './token.ts';

const post = (title: string) =>
  `---\ntemplateKey: blog-post\ntitle: ${title}\nauthor: Newsroom\ndate: 2025-01-01T00:00:00.000Z\n---\nText.\n`;
const editor = { name: 'Test Editor', email: 'editor@example.org' };
const NOW = new Date('2026-01-01T00:00:00.000Z');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
/** In minutes. */
const DAY = 24 * 60;
const shown = {
  id: 'a-link',
  ref: 'refs/heads/cms/posts/new',
  file: 'posts/new.md',
  commit: null,
  instant: null,
};

let clone: string;
let repository: ContentRepository;

let dataDir: string;
// The environment is read once.
beforeAll(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'opened-'));
  vi.stubEnv('DATA_DIR', dataDir);
});
afterEach(() => {
  rmSync(path.join(dataDir, 'sites'), { recursive: true, force: true });
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(dataDir, { recursive: true });
});

beforeEach(async () => {
  clone = await cloneWith({ 'posts/old.md': post('Old') });
  await gitIn(clone, ['checkout', '-q', '-b', 'cms/posts/new']);
  await commitFiles(clone, { 'posts/new.md': post('New') });
  await gitIn(clone, ['checkout', '-q', 'main']);
  repository = await ContentRepository.at(clone);
});

async function linkFor(duration: Duration, made = shown): Promise<[Link, string]> {
  const link = await makeLink(repository, made, duration, editor, NOW);
  return [link, await tokenFor(link)];
}

const NEW_DRAFT = { collection: 'posts', slug: 'new' };
const about = { author: editor, message: 'A change' };
const begin = (title: string) => {
  const changes = [{ path: 'posts/new.md', content: Buffer.from(post(title)) }];
  return saveDraft(repository, NEW_DRAFT, null, changes, about);
};

const opened = async (token: string, now = NOW) => (await open(repository, token, now)).is;

test('a link opens its draft until its time is over', async () => {
  const [, token] = await linkFor('one hour');
  expect(await opened(token, later(59))).toBe('open');
  expect(await open(repository, token, later(61))).toEqual({ is: 'ended', why: 'expired' });
});

test('a link that an editor has ended opens nothing', async () => {
  const [{ id }, token] = await linkFor('until published');
  await revokeLink(repository, id, later(1));
  expect(await open(repository, token, later(2))).toEqual({ is: 'ended', why: 'revoked' });
});

test('a token that was changed, or signed by nobody, is forged', async () => {
  const [, token] = await linkFor('one day');
  const [head, body = '', mark] = token.split('.');
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
  const other = Buffer.from(JSON.stringify({ ...claims, ref: 'refs/heads/main' }));
  const none = Buffer.from('{"alg":"none"}').toString('base64url');
  for (const forged of [
    [head, other.toString('base64url'), mark].join('.'),
    [none, body, ''].join('.'),
    `${token}x`,
    'nonsense',
    '',
  ]) {
    expect(await opened(forged)).toBe('forged');
  }
});

test('a token of a link that nobody knows opens nothing, however well it is signed', async () => {
  const [link] = await linkFor('one day');
  const token = await tokenFor({ ...link, id: 'another' });
  expect(await open(repository, token, NOW)).toEqual({ is: 'ended', why: 'gone' });
});

test('the link of a draft that has been published leads to its page', async () => {
  const [, token] = await linkFor('until published');
  await gitIn(clone, ['merge', '-q', 'cms/posts/new']);
  expect(await opened(token)).toBe('open');
  await gitIn(clone, ['branch', '-q', '-D', 'cms/posts/new']);
  expect(await open(repository, token, NOW)).toEqual({ is: 'published', path: '/blog/new' });
});

test('the link of a draft that was discarded says that it is gone', async () => {
  const [, token] = await linkFor('until published');
  await gitIn(clone, ['branch', '-q', '-D', 'cms/posts/new']);
  expect(await open(repository, token, NOW)).toEqual({ is: 'ended', why: 'gone' });
});

/** What the publisher says: a release of a commit, and what became of the one after it. */
const status = (released: string, state: 'live' | 'failed' = 'live', commit = released) =>
  writeStatus({
    state,
    step: null,
    commit,
    since: NOW.toISOString(),
    message: null,
    retry: null,
    release: 'now',
    nextDue: null,
    releases: [{ name: 'now', instant: NOW.toISOString(), commit: released, changes: [] }],
  });

test('a link waits for the release that has what was published', async () => {
  const [, token] = await linkFor('until published');
  const before = (await gitIn(clone, ['rev-parse', 'main'])).toString().trim();
  const published = await publishDraft(repository, NEW_DRAFT, about);
  const coming = { is: 'coming', due: null };
  await status(before);
  expect(await open(repository, token, NOW)).toEqual({ ...coming, isHeldUp: false });
  await status(before, 'failed', before);
  expect(await open(repository, token, NOW)).toEqual({ ...coming, isHeldUp: false });
  await status(before, 'failed', published);
  expect(await open(repository, token, NOW)).toEqual({ ...coming, isHeldUp: true });
  await status(published);
  expect(await open(repository, token, NOW)).toEqual({ is: 'published', path: '/blog/new' });
});

test('what was taken back and is published again may be in the release of before', async () => {
  const first = await publishDraft(repository, NEW_DRAFT, about);
  await unpublish(repository, NEW_DRAFT, shown.file, about);
  const [, token] = await linkFor('until published');
  const second = await publishDraft(repository, NEW_DRAFT, about);
  await status(first, 'live', second);
  expect(await open(repository, token, NOW)).toEqual({ is: 'published', path: '/blog/new' });
});

test('what is published again with other words waits for its release', async () => {
  const first = await publishDraft(repository, NEW_DRAFT, about);
  await begin('Newer');
  const [, token] = await linkFor('until published');
  await publishDraft(repository, NEW_DRAFT, about);
  await status(first);
  expect(await opened(token)).toBe('coming');
});

test('a link to what is scheduled says when it is due', async () => {
  const due = '2026-06-01T09:00:00.000Z';
  const text = post('New').replace('2025-01-01T00:00:00.000Z', due);
  const name = { collection: 'posts', slug: 'later' };
  const changes = [{ path: 'posts/later.md', content: Buffer.from(text) }];
  await saveDraft(repository, name, null, changes, about);
  const [, token] = await linkFor('until published', {
    ...shown,
    ref: 'refs/heads/cms/posts/later',
    file: 'posts/later.md',
  });
  await publishDraft(repository, name, about);
  expect(await open(repository, token, NOW)).toEqual({ is: 'coming', due, isHeldUp: false });
  expect(await open(repository, token, new Date(due))).toEqual({
    is: 'published',
    path: '/blog/later',
  });
});

test.each([
  ['published', (draft: DraftName) => publishDraft(repository, draft, about)],
  ['discarded', (draft: DraftName) => removeDraft(repository, draft)],
])(
  'the link of a draft that was %s shows no later draft of the same name',
  async (what, end) => {
    const [, token] = await linkFor('until published');
    await end(NEW_DRAFT);
    const after =
      what === 'published'
        ? { is: 'published', path: '/blog/new' }
        : { is: 'ended', why: 'gone' };
    expect(await open(repository, token, NOW)).toEqual(after);
    await begin('Secret');
    expect(await open(repository, token, NOW)).toEqual(after);
    expect(
      (await listLinks(repository, NOW)).filter((link) => isLive(link, later(1e6))),
    ).toEqual([]);
  },
);

test.each([
  ['until published', 40, { is: 'published', path: '/blog/new' }],
  ['one week', 9, { is: 'published', path: '/blog/new' }],
  ['one week', 40, { is: 'ended', why: 'expired' }],
] as const)(
  'the link of a published draft that was made for %s leads somewhere on day %i',
  async (duration, day, where) => {
    const [, token] = await linkFor(duration);
    vi.useFakeTimers({ toFake: ['Date'], now: later(2 * DAY) });
    await publishDraft(repository, NEW_DRAFT, about);
    vi.useRealTimers();
    // Whoever looks at the list has old links forgotten.
    await listLinks(repository, later(day * DAY));
    expect(await open(repository, token, later(day * DAY))).toEqual(where);
  },
);

test('a link that ended before its draft was published leads nowhere', async () => {
  const [, token] = await linkFor('one hour');
  vi.useFakeTimers({ toFake: ['Date'], now: later(2 * DAY) });
  await publishDraft(repository, NEW_DRAFT, about);
  vi.useRealTimers();
  const ended = { is: 'ended', why: 'expired' };
  expect(await open(repository, token, later(3 * DAY))).toEqual(ended);
});

test('nor does that of a draft whose branch was removed by git', async () => {
  const [, token] = await linkFor('until published');
  await gitIn(clone, ['branch', '-q', '-D', 'cms/posts/new']);
  await begin('Secret');
  expect(await open(repository, token, NOW)).toEqual({ is: 'ended', why: 'gone' });
  const [, later] = await linkFor('until published');
  expect(await opened(later)).toBe('open');
});

test('the list says when a link was last opened', async () => {
  const [, token] = await linkFor('one week');
  await opened(token, later(5));
  expect(await listLinks(repository, later(6))).toMatchObject([
    { by: editor, lastUsed: later(5).toISOString() },
  ]);
});

test('a comment needs a name and words, and stands among the notes of the draft', async () => {
  const say = (name: string, text: string) => comment(repository, shown, { name, text }, NOW);
  expect(await say(' ', 'Well said.')).toBe('no-name');
  expect(await say('A reviewer', ' ')).toBe('no-comment');
  expect(await say('A reviewer', 'x'.repeat(4001))).toBe('too-long');
  expect(await say('Some Reviewer', 'Well said.')).toBeNull();
  expect((await standingOf(repository, shown))?.notes).toMatchObject([
    { author: 'Some Reviewer (reviewer)', content: 'Well said.' },
  ]);
  const main = { id: 'a-link', ref: 'refs/heads/main' };
  expect(await comment(repository, main, { name: 'A', text: 'B' }, NOW)).toBe('no-draft');
});

test('a reviewer’s name stands on one line and steers nothing', async () => {
  const name = ' Eda\u202E\n\u0007 \u2066Editor\u200B ';
  expect(await comment(repository, shown, { name, text: 'B' }, NOW)).toBeNull();
  expect((await standingOf(repository, shown))?.notes.at(-1)?.author).toBe(
    'Eda Editor (reviewer)',
  );
  const hidden = { name: '\u200B\u202E', text: 'B' };
  expect(await comment(repository, shown, hidden, NOW)).toBe('no-name');
});

test('a link takes ten comments a minute, and another link is not held up by it', async () => {
  const say = (id: string, at: Date) =>
    comment(repository, { ...shown, id }, { name: 'A', text: 'B' }, at);
  for (let count = 0; count < 10; count += 1) expect(await say('one', NOW)).toBeNull();
  expect(await say('one', NOW)).toBe('too-fast');
  expect(await say('other', NOW)).toBeNull();
  expect(await say('one', later(1))).toBeNull();
});

test('a draft takes so many comments, and those on earlier drafts of its name are none of them', async () => {
  const say = () => comment(repository, shown, { name: 'A', text: 'B' }, NOW);
  const many = Array.from({ length: 500 }, (_, index) => ({
    id: `${index}`,
    author: 'A',
    timestamp: NOW.toISOString(),
    content: 'C',
    resolved: false,
  }));
  await changeDraftRecord(repository, NEW_DRAFT, (record) => ({ ...record, notes: many }));
  expect(await say()).toBe('too-many');
  await publishDraft(repository, NEW_DRAFT, about);
  await begin('Newer');
  expect(await say()).toBeNull();
});

describe('of the notes of a draft, reviewers read', () => {
  const say = (content: string) => addNote(repository, editor, NEW_DRAFT, content);
  const ask = (text: string) =>
    comment(repository, shown, { name: 'Some Reviewer', text }, NOW);
  const read = async () =>
    (await standingOf(repository, shown))?.notes.map(({ content }) => content);

  test('what reviewers have said, and answers to them, but not what editors tell each other', async () => {
    await ask('Is this so?');
    await say('Legal has not agreed yet.');
    await say('Ask @reviewers later.');
    await say('@reviewers: it is.');
    expect(await read()).toEqual(['Is this so?', 'it is.']);
  });

  test('not what the server says of it', async () => {
    const note = { id: 'x', author: 'News', timestamp: '', content: 'Kept.', resolved: false };
    await changeDraftRecord(repository, NEW_DRAFT, (record) => ({ ...record, notes: [note] }));
    expect(await read()).toEqual([]);
  });

  test.each([
    ['published', () => publishDraft(repository, NEW_DRAFT, about)],
    ['discarded', () => removeDraft(repository, NEW_DRAFT)],
    ['removed by git', () => gitIn(clone, ['branch', '-q', '-D', 'cms/posts/new'])],
  ])('nothing about an earlier draft of the name that was %s', async (_, end) => {
    await ask('The first is good.');
    await end();
    await begin('Secret');
    await ask('The second is better.');
    expect(await read()).toEqual(['The second is better.']);
    expect((await getNotes(repository, editor, NEW_DRAFT)).length).toBe(2);
  });
});
