import { describe, expect, it, test } from 'vitest';
import { notPublicWord } from './not-public.ts';

const NOW = '2026-01-01T00:00:00.000Z';
const BEFORE = '---\ntitle: A post\ndate: 2025-01-02\n---\nText.\n';

/** The word that is found in a text whose title has no end. */
const found = (line: string, before = BEFORE) =>
  notPublicWord(`---\ntitle: "A post\n${line}\ndate: 2025-01-02\n---\nText.\n`, before, NOW);

describe('a broken text is not public', () => {
  it.each([
    'draft: true',
    'draft:true',
    'Draft: "True"',
    'draft = true',
    '"draft": true,',
    'draft : yes # until June',
    'draft true',
    "\tdraft: 'on'",
    'draft: perhaps',
    'draft:\n  true',
    '{ lead: true, draft: true }',
    'published: false',
    'publish: no',
    'private: true',
    'hidden: true',
    'hidePost: true',
    'hide_post: true',
    'isDraft: true',
    'is_private = true',
    'password: no',
    'unlisted: true',
    'password: secret',
    'status: draft',
    'status: in review',
    'visibility: members',
    'expiryDate: 2025-06-01',
    'expiry-date: soon',
    'unpublishDate: 2025-06-01T12:00:00Z',
    'publishDate: 2027-01-01',
    'date: 2027-01-01',
    'templateKey: event-page',
    '\uFEFFdraft\u00A0: true',
  ])('with %j', (line) => {
    expect(found(line)).toEqual({ word: expect.any(String), line: expect.any(Number) });
  });

  it('wherever the fences of its frontmatter are broken', () => {
    const texts = [
      'title: A post\ndraft: true\n---\nText.',
      '---\ntitle: A post\ndraft: true\nText.',
      '--\ntitle: A post\ndraft: true\n---\nText.',
      '---\ntitle: A post\n---\ndraft: true\n---\nText.',
      '+++\ntitle = "A post"\ndraft = true\n+++\nText.',
      '\n\n---\r\ntitle: A post\r\ndraft: true\r\n---\r\nText.',
    ];
    for (const text of texts) expect(notPublicWord(text, BEFORE, NOW), text).not.toBeNull();
  });

  it('in UTF-16, which is read as letters with zeros between them', () => {
    const utf16 = Buffer.from('---\ntitle: A post\ndraft: true\n---\n', 'utf16le');
    expect(notPublicWord(new TextDecoder().decode(utf16), BEFORE, NOW)).not.toBeNull();
  });
});

describe('a broken text is public', () => {
  it.each([
    'draft: false',
    'draft:',
    'draft: ~',
    '# draft: true',
    'published: true',
    'status: Published',
    'status: live',
    'visibility: public',
    'private: "no"',
    'password: ""',
    'expiryDate: 2027-01-01',
    'publishDate: 2025-01-01',
    'date: next Tuesday',
    'templateKey: blog-post',
    'title: "The draft: true stories"',
    'drafts: 3',
    'description: Private and hidden things',
  ])('with %j', (line) => {
    expect(found(line)).toBeNull();
  });

  it('though its text speaks of drafts', () => {
    const text = '---\ntitle: "A post\n---\n\ndraft: true is what keeps a post back.\n';
    expect(notPublicWord(text, BEFORE, NOW)).toBeNull();
  });

  it('though an unlisted post says that it is unlisted, as it has said before', () => {
    expect(found('hidePost: true', '---\nhidePost: true\n---\n')).toBeNull();
    expect(found('hidePost: true\ndraft: true', '---\nhidePost: true\n---\n')).not.toBeNull();
  });
});

test('the word is told as it is written, with its line', () => {
  expect(found('  Draft: yes')).toEqual({ word: 'Draft: yes', line: 3 });
});
