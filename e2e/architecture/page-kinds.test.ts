import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { kindsOfPage, partsOfPage } from '#site/page-kinds.ts';
import { kindsOfPage as tested } from '../pages.ts';

test.each(kindsOfPage)('the kind of page $name has a route at $address', ({ address }) => {
  const folder = address.replaceAll(/:([a-z]+)/g, '[$1]');
  expect(existsSync(path.join('app', folder, 'page.tsx')), folder).toBe(true);
});

test.each(kindsOfPage)('tests in browsers open a page of the kind $name', ({ name }) => {
  const found = Object.values(tested).filter((address) => partsOfPage(name, address));
  expect(found).not.toEqual([]);
});

test('the audit knows nothing of the table of page kinds', () => {
  const files = readdirSync('publishing/audit').filter((file) => !file.includes('.test.'));
  for (const file of files) {
    const text = readFileSync(path.join('publishing/audit', file), 'utf8');
    // `routes` has the addresses of pages from the table; `machineRoutes` has others.
    expect(text, file).not.toMatch(/page-kinds|newsroom\/pages?\.ts|[ {]routes[ ,}]/);
  }
});
