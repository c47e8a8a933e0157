import { expect, test } from 'vitest';
import { htmlOf, render } from './test-render.ts';

const frame = (src: string, rest = '') => `<iframe src="${src}" ${rest}></iframe>`;
const source = (html: string) =>
  /<iframe src="([^"]*)"/.exec(html)?.[1]?.replaceAll('&#x26;', '&');

test.each([
  ['https://www.youtube.com/embed/aB_-1', 'https://www.youtube-nocookie.com/embed/aB_-1'],
  [
    'http://youtube.com/embed/a?autoplay=1&start=5&si=x',
    'https://www.youtube-nocookie.com/embed/a?start=5',
  ],
  [
    '//www.youtube-nocookie.com/embed/videoseries?list=PL1',
    'https://www.youtube-nocookie.com/embed/videoseries?list=PL1',
  ],
  [
    'https://player.vimeo.com/video/12?h=ab&autoplay=1#t=10s',
    'https://player.vimeo.com/video/12?h=ab&dnt=1#t=10s',
  ],
])('%s plays from %s', async (written, shown) => {
  const { html, found } = await render(frame(written));
  expect(source(html)).toBe(shown);
  expect(found).toEqual([]);
});

test('a film stands in a box that keeps its shape, may run in a sandbox alone, and loads late', async () => {
  expect(await htmlOf(`a ${frame('https://player.vimeo.com/video/1')} b`)).toBe(
    '<p>a <span class="embed embed-vimeo"><iframe src="https://player.vimeo.com/video/1?dnt=1" title="Vimeo video" loading="lazy" allow="fullscreen; picture-in-picture; encrypted-media" allowfullscreen sandbox="allow-scripts allow-same-origin allow-popups allow-presentation" referrerpolicy="strict-origin-when-cross-origin"></iframe></span> b</p>',
  );
});

test('each film has a title of its own', async () => {
  const player = 'https://www.youtube.com/embed/a';
  const { html } = await render(
    [
      frame(player, 'title="Keynote"'),
      frame(player),
      frame(player),
      frame(player, 'title="Keynote"'),
    ].join('\n\n'),
  );
  expect([...html.matchAll(/ title="([^"]*)"/g)].map(([, title]) => title)).toEqual([
    'Keynote',
    'YouTube video',
    'YouTube video 2',
    'Keynote 2',
  ]);
});

test.each([
  'https://www.google.com/maps/embed?pb=1',
  'https://www.youtube.com/watch?v=a',
  'https://www.youtube.com.evil.example/embed/a',
  'https://player.vimeo.com/video/1/evil',
])('the frame of %s becomes a link, with a warning', async (src) => {
  const { html, found } = await render(`x\n\n${frame(src)}`);
  expect(html).toContain(
    `<a href="${src}" rel="external noopener" class="external">${src}</a>`,
  );
  expect(html).not.toContain('<iframe');
  expect(found).toEqual(['3:1 unknown-embed']);
});

test('a frame whose end tag is missing swallows nothing', async () => {
  const { html, text } = await render(
    '<iframe src="https://player.vimeo.com/video/1">\n\n*after*',
  );
  expect(html).toContain('<iframe');
  expect(text).toBe('after');
});

test('sound and films have controls and do not start by themselves', async () => {
  expect(
    await htmlOf(
      '<video src="/a.mp4" autoplay width="640"><track src="/a.vtt" kind="captions"></video>',
    ),
  ).toBe(
    '<p><video src="/a.mp4" width="640" controls preload="metadata"><track src="/a.vtt" kind="captions"></video></p>',
  );
});
