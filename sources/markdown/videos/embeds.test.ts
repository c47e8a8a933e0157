import { expect, test } from 'vitest';
import { htmlOf, render } from '../test-render.ts';

const frame = (src: string, rest = '') => `<iframe src="${src}" ${rest}></iframe>`;

test('a video is a link to its page, and waits for a click to play in place', async () => {
  expect(
    await htmlOf(`a ${frame('https://player.vimeo.com/video/1', 'title="Keynote"')} b`),
  ).toBe(
    '<p>a <video-on-click class="embed" data-video="https://player.vimeo.com/video/1?dnt=1"><a href="https://vimeo.com/1" rel="external noopener">Keynote <small>on Vimeo</small></a></video-on-click> b</p>',
  );
});

test('each video has a title of its own', async () => {
  const player = 'https://www.youtube.com/embed/a';
  const { html } = await render(
    [
      frame(player, 'title="Keynote"'),
      frame(player),
      frame(player),
      frame(player, 'title="Keynote"'),
    ].join('\n\n'),
  );
  expect([...html.matchAll(/>([^<]*) <small>/g)].map(([, title]) => title)).toEqual([
    'Keynote',
    'Video',
    'Video 2',
    'Keynote 2',
  ]);
});

test('a video adds no words to the text of its post', async () => {
  const { text, excerpt } = await render(`${frame('https://youtube.com/embed/a')}\n\nWords.`);
  expect([text, excerpt]).toEqual(['Words.', 'Words.']);
});

test('a video in a link is no link in a link', async () => {
  expect(
    await htmlOf(`<a href="/x">a **b ${frame('https://youtube.com/embed/a')}** c</a>`),
  ).toMatch(
    /^<p>a <strong>b <video-on-click [^>]*><a [^>]*>Video .*<\/video-on-click><\/strong> c<\/p>$/,
  );
});

test('a picture that leads to a video, and nothing else, plays it in its place', async () => {
  const { html, pictures } = await render(
    '[![A stage](/media/a.png)](https://youtu.be/aB?t=9)',
  );
  expect(html).toBe(
    '<p><video-on-click class="embed" data-video="https://www.youtube-nocookie.com/embed/aB?start=9"><a href="https://youtu.be/aB?t=9" rel="external noopener" class="external"><img src="/media/a.png" alt="A stage"></a></video-on-click></p>',
  );
  expect(pictures).toHaveLength(1);
});

test.each([
  ['beside words', 'See [![A stage](/a.png)](https://youtu.be/aB).'],
  ['with words', '[![A stage](/a.png) The keynote](https://youtu.be/aB)'],
  ['that leads elsewhere', '[![A stage](/a.png)](https://example.org/)'],
])('a picture %s stays a link', async (_, markdown) => {
  expect(await htmlOf(markdown)).not.toContain('video-on-click');
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
  expect(html).not.toContain('video-on-click');
  expect(found).toEqual(['3:1 unknown-embed']);
});

test('a frame whose end tag is missing swallows nothing', async () => {
  const { html, text } = await render(
    '<iframe src="https://player.vimeo.com/video/1">\n\n*after*',
  );
  expect(html).toContain('<video-on-click');
  expect(text).toBe('after');
});

test('sound and videos have controls and do not start by themselves', async () => {
  expect(
    await htmlOf(
      '<video src="/a.mp4" autoplay width="640"><track src="/a.vtt" kind="captions"></video>',
    ),
  ).toBe(
    '<p><span class="recording" data-address="/a.mp4"><video src="/a.mp4" width="640" controls preload="metadata"><track src="/a.vtt" kind="captions"></video></span></p>',
  );
});
