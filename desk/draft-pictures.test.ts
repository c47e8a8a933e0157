import { expect, test } from 'vitest';
import { draftPicture } from './draft-pictures.ts';

const HERE = 'https://news.example.org';
const entry = { collection: 'posts', slug: 'a b' };
const ask = (address: string, of: typeof entry | null = entry, folder = '/media') =>
  draftPicture(new URL(address, HERE), HERE, of, [{ folder: 'media', address: folder }]);

test('a picture that the public site has not is asked of the draft that is open', () => {
  const address = ask('/media/small.png') ?? '';
  expect(Object.fromEntries(new URL(address, HERE).searchParams)).toEqual({
    ref: 'refs/heads/cms/posts/a%20b',
    address: '/media/small.png',
  });
  // Of a site whose pictures lie at its root.
  expect(ask(address, entry, '')).toBeNull();
  expect(ask('/elsewhere.png')).toBeNull();
  expect(ask('https://other.example.org/media/small.png')).toBeNull();
  expect(ask('/media/small.png', null)).toBeNull();
});
