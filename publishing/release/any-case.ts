import { encodedPath } from '#site/routes.ts';
import { pageOf } from './addresses.ts';
import { plainForm } from './other-forms.ts';
import type { Serving } from './serving.ts';

/**
 * Redirects for addresses whose case differs from that of an address of the release. A page wins over
 * an old address; an address that could mean two of them has no redirect.
 * @returns encoded targets, by the address in lower case, decoded
 */
export function addressesInAnyCase({
  files,
  redirects,
}: Pick<Serving, 'files' | 'redirects'>): Map<string, string> {
  const pages = files.map((file) => {
    const address = pageOf(file) ?? `/${file}`;
    return { from: address, to: encodedPath(address) };
  });
  const moved = redirects.map(({ from, to }) => ({ from: decodeURIComponent(from), to }));
  const all = new Map([...unambiguous(moved), ...unambiguous(pages)]);
  for (const [address, to] of all) if (to === '') all.delete(address);
  return all;
}

/**
 * The same for servers that cannot change the case and have a pattern for each address: for pages and
 * old addresses alone. A page whose address ends as another form does is also found without that end.
 */
export function pagesInAnyCase({
  files,
  redirects,
}: Pick<Serving, 'files' | 'redirects'>): Map<string, string> {
  const pages = files.filter((file) => file.endsWith('.html') && file !== '404.html');
  const found = addressesInAnyCase({ files: pages, redirects });
  for (const [address, to] of [...found]) {
    const plain = plainForm(address);
    if (!found.has(plain)) found.set(plain, to);
  }
  return found;
}

/** Targets by address in lower case; empty for two addresses that differ in case alone. */
function unambiguous(addresses: { from: string; to: string }[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const { from, to } of addresses) {
    const small = from.toLowerCase();
    found.set(small, (found.get(small) ?? to) === to ? to : '');
  }
  return found;
}
