import { expect, test } from 'vitest';
import { writeRobots } from './robots.ts';

test('everybody may read everything, and is told where the sitemap is', () => {
  expect(writeRobots('https://news.example.org').split('\n')).toEqual([
    'User-agent: *',
    'Allow: /',
    '',
    'Sitemap: https://news.example.org/sitemap.xml',
    '',
  ]);
});
