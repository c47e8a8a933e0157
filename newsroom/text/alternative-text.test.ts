import { expect, test } from 'vitest';
import { saysNothing } from './alternative-text.ts';

test.each([
  ['', ' ', '…'],
  ['alt text', 'Alt-Text', 'image', 'Image:', '[image]', 'an image', 'Photo.', 'screenshot'],
  [
    'Screenshot 3',
    'Figure 2',
    'image1',
    'IMG_2034',
    'DSC01234',
    'Screenshot 2024-01-02 at 10.11.12',
  ],
  ['summit-stage.jpg', 'logo.SVG', 'a%20b.png', 'photo_2023.webp'],
  ['Bild', 'Capture d’écran', 'Imagen', '画像', '图片', '사진', 'скриншот'],
])('%j and others like it say nothing', (...texts) => {
  expect(texts.filter((text) => !saysNothing(text))).toEqual([]);
});

test.each([
  'Screenshot of the settings with “Save” marked',
  'Photo of Ada at the summit',
  'electron',
  'OpenInfra Members',
  'The image of a duck',
  'Q3',
  'Figure skaters',
  'OpenStack 2023.1',
  'README.md in the editor',
  'Bild von Ada',
])('“%s” says something', (text) => {
  expect(saysNothing(text)).toBe(false);
});
