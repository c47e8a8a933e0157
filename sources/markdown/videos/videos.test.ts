import { expect, test } from 'vitest';
import { videoInFrame, videoOnPage } from './videos.ts';

test.each([
  [
    'https://www.youtube.com/embed/aB_-1',
    'https://www.youtube-nocookie.com/embed/aB_-1',
    'https://www.youtube.com/watch?v=aB_-1',
  ],
  [
    'http://youtube.com/embed/a?autoplay=1&start=5&si=x',
    'https://www.youtube-nocookie.com/embed/a?start=5',
    'https://www.youtube.com/watch?v=a&t=5s',
  ],
  [
    '//www.youtube-nocookie.com/embed/videoseries?list=PL1',
    'https://www.youtube-nocookie.com/embed/videoseries?list=PL1',
    'https://www.youtube.com/playlist?list=PL1',
  ],
  [
    'https://player.vimeo.com/video/12?h=ab&autoplay=1#t=10s',
    'https://player.vimeo.com/video/12?h=ab&dnt=1#t=10s',
    'https://vimeo.com/12/ab#t=10s',
  ],
])('the frame of %s plays from %s, and links to %s', (src, player, page) => {
  expect(videoInFrame(src)).toMatchObject({ player, page });
});

test.each([
  ['https://www.youtube.com/watch?v=aB&t=75s&feature=share', 'aB?start=75'],
  ['https://m.youtube.com/watch?v=aB&list=PL1', 'aB?list=PL1'],
  ['https://youtu.be/aB?t=5', 'aB?start=5'],
  ['https://www.youtube.com/live/aB', 'aB'],
  ['https://www.youtube.com/shorts/aB/', 'aB'],
])('the page %s is that of the video %s', (href, video) => {
  expect(videoOnPage(href)?.player).toBe(`https://www.youtube-nocookie.com/embed/${video}`);
});

test.each([
  ['https://vimeo.com/12', '12?dnt=1'],
  ['https://vimeo.com/12/ab34', '12?h=ab34&dnt=1'],
])('the page %s is that of the video %s', (href, video) => {
  expect(videoOnPage(href)?.player).toBe(`https://player.vimeo.com/video/${video}`);
});

test.each([
  'https://www.youtube.com/',
  'https://www.youtube.com/@channel',
  'https://www.youtube.com/c/OpenStackFoundation',
  'https://www.youtube.com/watch',
  'https://www.youtube.com/playlist?list=PL1',
  'https://youtu.be/',
  'https://youtube.com.evil.example/watch?v=a',
  'https://vimeo.com/channels/12',
  'https://vimeo.com/about',
  '/watch?v=a',
  'javascript:alert(1)',
])('%s is no page of a video', (href) => {
  expect(videoOnPage(href)).toBeNull();
});
