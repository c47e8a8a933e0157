import { expect, test } from 'vitest';
import { namesPicture } from './pictures.ts';

test.each([
  ['as it is called', '![](/media/stripes # 50%.png)'],
  ['without what no address holds', '![](/media/stripes%20#%2050%25.png)'],
  ['with every sign encoded', '![](/media/stripes%20%23%2050%25.png)'],
])('a picture is named %s', (_, text) => {
  expect(namesPicture(text, 'media/stripes # 50%.png')).toBe(true);
});

test('another picture whose name ends like this one is another one', () => {
  expect(namesPicture('![](/media/my-image.png)', 'media/image.png')).toBe(false);
});
