import { faultsOfPages } from '../page-by-page.ts';
import { pagesOfRelease, releaseIn } from '../release.ts';
import { archiveSite } from '../site-under-test.ts';
import { expect, test } from './shared.ts';

test('every page of the archive loads without an error or a refusal of the policy, and reads and leads on the same without scripts', async ({
  archive,
  browser,
}) => {
  test.setTimeout(300_000);
  const release = releaseIn(archiveSite.DATA_DIR);
  const pages = pagesOfRelease(release);
  expect(pages.length).toBeGreaterThan(160);
  // The archive came without some of its pictures; the build names each.
  const isMissing = (address: string) =>
    address.startsWith('/img/') &&
    !release.files.includes(decodeURIComponent(address.slice(1)));
  const faults = await faultsOfPages(browser, archive.origin, pages, isMissing);
  expect(faults).toEqual([]);
});
