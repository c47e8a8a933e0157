import { shelfFeeds } from '#site/old-feed-names.ts';
import { encodedPath } from '#site/routes.ts';
import { fileOf } from './addresses.ts';
import { addressesInAnyCase } from './any-case.ts';
import { otherForms } from './other-forms.ts';
import type { Serving } from './serving.ts';

/**
 * The target of a request that is for no address of the release, in one step. It is always an address
 * of the release, and holds nothing else of the request.
 * @param address decoded path of the request
 * @returns percent-encoded; null where there is none
 */
export type RedirectOf = (address: string) => string | null;

const oldFeeds = shelfFeeds.map(({ expression, target }) => ({
  test: new RegExp(expression),
  target,
}));

/** Redirects of one release: old addresses, other forms of addresses, old names of feeds. */
export function redirectsOf(serving: Pick<Serving, 'files' | 'redirects'>): RedirectOf {
  const files = new Set(serving.files);
  const moved = new Map(
    serving.redirects.map(({ from, to }) => [decodeURIComponent(from), to]),
  );
  // Made when it is first needed: most requests need none.
  let inAnyCase: Map<string, string> | undefined;

  // The address of a page has no ending, and that of the home page no name.
  const isAddress = (address: string) =>
    address === '/index' || address.endsWith('.html')
      ? false
      : files.has(fileOf(address)) || files.has(address.slice(1));
  const oldFeed = (address: string) => {
    for (const { test, target } of oldFeeds) {
      const [, name] = test.exec(address) ?? [];
      if (name !== undefined && isAddress(target(name))) return encodedPath(target(name));
    }
    return null;
  };
  const targetOf = (address: string) =>
    moved.get(address) ?? (isAddress(address) ? encodedPath(address) : oldFeed(address));

  return (address) => {
    if (isAddress(address)) return null;
    const forms = [...otherForms(address)].map((form) => (form === '/index' ? '/' : form));
    for (const form of forms) {
      const target = targetOf(form);
      if (target !== null) return target;
    }
    inAnyCase ??= addressesInAnyCase(serving);
    for (const form of forms) {
      const target = inAnyCase.get(form.toLowerCase());
      if (target !== undefined) return target;
    }
    return null;
  };
}
