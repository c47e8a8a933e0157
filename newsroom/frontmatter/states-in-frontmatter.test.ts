import { describe, expect, it } from 'vitest';
import { stateAt } from '../publication.ts';
import { readPostFrontmatter } from './frontmatter.ts';

const NOW = '2026-01-01T00:00:00.000Z';

function read(fields: Record<string, unknown>, file = 'posts/a.md') {
  const reading = readPostFrontmatter(
    { title: 'A title', author: 'Newsroom', date: '2025-06-03', ...fields },
    { file, position: () => ({ line: 1, column: 1 }) },
  );
  if (reading.kind !== 'post') throw new Error(JSON.stringify(reading));
  return {
    state: stateAt(reading.manuscript, NOW),
    rules: reading.findings.map(({ rule }) => rule),
    unread: reading.unread.map(({ key }) => key),
  };
}

describe('a word of another system', () => {
  it.each<[Record<string, unknown>, string]>([
    [{ published: false }, 'draft'],
    [{ published: 'no' }, 'draft'],
    [{ publish: false }, 'draft'],
    [{ private: true }, 'draft'],
    [{ hidden: true }, 'draft'],
    [{ password: 'secret' }, 'draft'],
    [{ password: false }, 'draft'],
    [{ visibility: 'private' }, 'draft'],
    [{ status: 'pending' }, 'draft'],
    [{ status: 'future' }, 'draft'],
    [{ Draft: true }, 'draft'],
    [{ isDraft: true }, 'draft'],
    [{ is_published: false }, 'draft'],
    [{ draft: false, published: false }, 'draft'],
    [{ unlisted: true }, 'unlisted'],
    [{ unlisted: true, hidePost: false }, 'unlisted'],
    [{ hidepost: true }, 'unlisted'],
    [{ hide_post: true }, 'unlisted'],
    [{ publishDate: '2031-01-01' }, 'scheduled'],
    [{ publishdate: '2031-01-01' }, 'scheduled'],
    [{ expiryDate: '2025-07-01' }, 'expired'],
    [{ expirydate: '2025-07-01' }, 'expired'],
    [{ unpublishDate: '2025-07-01' }, 'expired'],
    [{ expiryDate: '2031-01-01', unpublishDate: '2025-07-01' }, 'expired'],
    [{ expiryDate: '2031-01-01' }, 'published'],
    [{ published: true, publish: 'yes', private: false, hidden: 0 }, 'published'],
    [{ visibility: 'Public' }, 'published'],
    ...['published', 'publish', 'public', 'live'].map(
      (status): [Record<string, unknown>, string] => [{ status }, 'published'],
    ),
    [{ status: '', password: null, visibility: ' ' }, 'published'],
  ])('in %j makes a post %s, without a warning', (fields, state) => {
    expect(read(fields)).toEqual({ state, rules: [], unread: [] });
  });

  it.each([
    [{ status: 'wip' }],
    [{ visibility: 'some' }],
    [{ published: '2025-06-03' }],
    [{ draft: 'perhaps' }],
    [{ private: ['x'] }],
    [{ hidden: {} }],
  ])('with a value that nobody knows is a draft, and reported: %j', (fields) => {
    expect(read(fields)).toMatchObject({ state: 'draft', rules: ['unknown-state'] });
  });
});

describe('a folder for drafts', () => {
  it.each([
    ['posts/_drafts/a.md', 'draft'],
    ['posts/drafts/2025/a.md', 'draft'],
    ['posts/Drafts/a.md', 'draft'],
    ['posts/drafts.md', 'published'],
    ['posts/drafts-of-law/a.md', 'published'],
  ])('%s is %s', (file, state) => {
    expect(read({}, file).state).toBe(state);
  });

  it('takes files without a date', () => {
    expect(read({ date: undefined }, '_drafts/a.md')).toMatchObject({
      state: 'draft',
      rules: [],
    });
  });
});
