import { describe, expect, it } from 'vitest';
import { collectFindings } from '../frontmatter/finding-collector.ts';
import { scalarsOf } from '../frontmatter/scalars.ts';
import { fediverseHandle, fediverseProfile, handlesOf, twitterHandle } from './handles.ts';

describe('an account on X', () => {
  it.each([
    ['@OpenInfraDev', '@OpenInfraDev'],
    ['OpenInfraDev', '@OpenInfraDev'],
    ['@@OpenInfraDev', '@OpenInfraDev'],
    ['@ OpenInfraDev', '@OpenInfraDev'],
    ['＠OpenInfraDev', '@OpenInfraDev'],
    ['twitter.com/openinfradev', '@openinfradev'],
    ['https://twitter.com/openinfradev', '@openinfradev'],
    ['https://x.com/openinfradev/', '@openinfradev'],
    ['http://www.twitter.com/@openinfradev?s=20', '@openinfradev'],
    ['https://mobile.twitter.com/openinfradev/status/1', '@openinfradev'],
    ['https://twitter.com/#!/openinfradev', '@openinfradev'],
  ])('%s is read as %s', (written, handle) => {
    expect(twitterHandle(written)).toBe(handle);
  });

  it.each([
    '@openinfra.dev',
    'two words',
    '@',
    'https://x.com/',
    'https://a.org/name',
    '@sixteen_letters_',
    '@news@a.org',
    'javascript:x',
  ])('%s names none', (written) => {
    expect(twitterHandle(written)).toBeNull();
  });
});

describe('an account in the fediverse', () => {
  it.each([
    ['@news@a.org', '@news@a.org'],
    ['news@a.org', '@news@a.org'],
    ['https://a.org/@news', '@news@a.org'],
  ])('%s is read as %s', (written, handle) => {
    expect(fediverseHandle(written)).toBe(handle);
  });

  it.each(['@news', 'news@localhost', '@a b@c.org', 'https://a.org/news', '@news@a.org@b.org'])(
    '%s names none',
    (written) => {
      expect(fediverseHandle(written)).toBeNull();
    },
  );
});

describe('an account as its author wrote it', () => {
  const read = (value: unknown) => {
    const where = { file: 'a.md', position: () => ({ line: 1, column: 1 }) };
    const collector = collectFindings(where);
    const handle = handlesOf(scalarsOf(where, collector), collector).twitter({
      value,
      path: ['x'],
    });
    return [handle, ...collector.findings.map(({ rule }) => rule)];
  };

  it('is taken as it is, mended with a warning, or left out with one', () => {
    expect(read('@name')).toEqual(['@name']);
    expect(read('@name ')).toEqual(['@name', 'mended-handle']);
    expect(read('name')).toEqual(['@name', 'mended-handle']);
    expect(read('@na.me')).toEqual([null, 'invalid-handle']);
    expect(read(null)).toEqual([null]);
  });
});

it('an account of the fediverse has its profile on its own server', () => {
  expect(fediverseProfile('@ada@social.example')).toBe('https://social.example/@ada');
});
