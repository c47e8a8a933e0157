import { encodedPath } from '#site/routes.ts';
import { pageOf } from './addresses.ts';
import { plainForm } from './other-forms.ts';
import type { Serving } from './serving.ts';

/**
 * Where an address leads whose letters are capital or small in another way: to the one address of
 * a release that differs in nothing else. A page counts before an old address.
 * @returns by the address in small letters, decoded; targets are encoded
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
 * The same for servers that cannot make letters small, and have a pattern for each: of pages and
 * old addresses alone. A page whose own address ends like another form is found without that end.
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

/** An address that two others might be meant by leads to neither. */
function unambiguous(addresses: { from: string; to: string }[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const { from, to } of addresses) {
    const small = from.toLowerCase();
    found.set(small, (found.get(small) ?? to) === to ? to : '');
  }
  return found;
}
