import { expect, test } from 'vitest';
import { picturesNamedIn } from './missing-pictures.ts';

const folders = [{ folder: 'content/media', address: '/media' }];

test('pictures are found in fields and in the text, each once', () => {
  const fields = {
    title: 'The file /media is no picture',
    image: '/media/with a blank.png',
    seo: { image: '/media/card.jpg', url: 'https://news.example.org/media/other.png' },
    body: '![A](/media/a.PNG) <img src="/media/b.webp"> [A file](/media/c.pdf)\n\n![A](/media/a.PNG "Title")',
  };
  expect(picturesNamedIn(fields, folders)).toEqual([
    '/media/with a blank.png',
    '/media/card.jpg',
    '/media/a.PNG',
    '/media/b.webp',
  ]);
});
