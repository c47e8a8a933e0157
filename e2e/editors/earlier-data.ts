import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { addEarlierRelease } from '#publishing/release/fixtures/earlier-release.ts';
import { choices, post } from './content.ts';
import { contentRepository, editor } from './repository.ts';

const INSTANT = '2026-01-02T03:04:05.678Z';
const SECRET = '5ec2e7'.repeat(11).slice(0, 64);
const LINK = {
  ref: 'refs/heads/cms/posts/one',
  file: 'posts/one.md',
  commit: null,
  instant: null,
};
const LINK_ID = '0NpUu53B_Nfn';

/** A page as that version released it: nothing of it is read again. */
const page = (text: string) =>
  `<!DOCTYPE html><html lang="en"><link rel="stylesheet" href="/assets/earlier.css"><p>${text}</p></html>`;

/**
 * Writes a repository of content and a data folder as the version before the blob store left them
 * (checked against a folder that commit f983460 made): one release in a folder, a secret, a draft, and
 * a link to it that lasts until the draft is published. All of it is written byte by byte, and not
 * by the code that is tested.
 */
export async function earlierInstallation() {
  const repository = contentRepository({
    'posts/one.md': post('One', 'Text 0.'),
    'posts/two.md': post('Two', 'Published by the version before.'),
    ...choices,
  });
  const { git, variables } = repository;
  const { CONTENT_DIR, DATA_DIR } = variables;
  const commit = git('rev-parse', 'main');
  repository.draft('one', { 'posts/one.md': post('One', 'A draft of one.') });
  keepRecord('drafts/posts%2fone', { status: 'draft', notes: [] });
  keepRecord(`links/${LINK_ID}`, {
    ...LINK,
    id: LINK_ID,
    expires: null,
    lasts: 'until published',
    by: editor,
    made: INSTANT,
    lastUsed: null,
    revoked: null,
  });

  const hash = createHash('sha256').update(`${CONTENT_DIR.length}:`).update(CONTENT_DIR);
  const site = path.join(DATA_DIR, 'sites', `content-${hash.digest('hex').slice(0, 8)}`);
  mkdirSync(site, { recursive: true });
  writeFileSync(path.join(DATA_DIR, 'secret'), SECRET, { mode: 0o600 });
  const release = await addEarlierRelease({ folder: site }, INSTANT, {
    '404.html': page('There is nothing here.'),
    'assets/earlier.css': 'p { color: black }',
    'blog/one.html': page('Text 0.'),
    'blog/two.html': page('Published by the version before.'),
    'index.html': page('One, and two.'),
  });
  const changes = [{ author: editor.name, date: INSTANT, message: 'What is published' }];
  const record = { instant: INSTANT, commit, changes, scheduled: [] };
  write(`releases/${release}/release.json`, {
    ...record,
    madeFrom: 'earlier code',
    nextDue: null,
    expiring: [],
  });
  write(`releases/${release}/sources.json`, {});
  write('publishing.json', {
    state: 'live',
    step: null,
    commit,
    message: null,
    retry: null,
    since: INSTANT,
    release,
    nextDue: null,
    releases: [{ ...record, name: release }],
  });
  symlinkSync(path.join('releases', release), path.join(site, 'current'));
  return { repository, release, secret: SECRET, link: `/preview/${token()}` };

  function keepRecord(name: string, value: unknown): void {
    const file = path.join(CONTENT_DIR, '.git/record');
    writeFileSync(file, JSON.stringify(value, null, 2));
    git('update-ref', `refs/masthead/${name}`, git('hash-object', '-w', file));
  }

  function write(file: string, value: unknown): void {
    writeFileSync(path.join(site, file), JSON.stringify(value));
  }
}

/** A JSON Web Token, signed with a key that is made of the secret. */
function token(): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode({ alg: 'HS256' })}.${encode({ ...LINK, jti: LINK_ID })}`;
  const key = Buffer.from(hkdfSync('sha256', SECRET, 'masthead', 'preview links', 32));
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}
