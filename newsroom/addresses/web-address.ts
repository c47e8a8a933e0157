import type { FindingCollector } from '../frontmatter/finding-collector.ts';
import type { Entry, Scalars } from '../frontmatter/scalars.ts';
import { nameOf, quote } from '../quote.ts';

/** Reads addresses of one file: what can run is refused, whatever field it stands in. */
export type Addresses = ReturnType<typeof addressesOf>;

export function addressesOf(scalars: Scalars, collector: FindingCollector) {
  function safe(entry: Entry): string | null {
    const address = scalars.text(entry);
    if (address === null || !isDangerous(address)) return address;
    collector.warn(
      'dangerous-address',
      entry.path,
      `${nameOf(entry.path)} is ${quote(address)}, which can run code in a reader’s browser, and is left out.`,
      'Write an address that starts with https://.',
    );
    return null;
  }

  function leftOut(entry: Entry, what: string, repair: string): null {
    collector.warn(
      'invalid-address',
      entry.path,
      `${nameOf(entry.path)} is ${quote(entry.value)}, which is not ${what}, and is left out.`,
      repair,
    );
    return null;
  }

  return {
    /** As written, though it may be odd: a permalink depends on it, and readers' feeds know it. */
    seoUrl(entry: Entry): string | null {
      const address = safe(entry);
      if (address !== null && parseWebAddress(address) === null) {
        collector.warn(
          'invalid-address',
          entry.path,
          `${nameOf(entry.path)} is ${quote(address)}, which is no full address; only its last part counts.`,
          'Write a full address, as in https://openinfra.org/blog/name-of-the-post.',
        );
      }
      return address;
    },

    /** A full http(s) address, in the form that browsers give it. */
    full(entry: Entry): string | null {
      const address = safe(entry);
      if (address === null) return null;
      return (
        parseWebAddress(address)?.href ??
        leftOut(entry, 'a full address', 'Write one that starts with https://.')
      );
    },

    /** A full http(s) address, or a path to a picture within the content. */
    picture(entry: Entry): string | null {
      const address = safe(entry);
      if (address === null || !SCHEME.test(address) || parseWebAddress(address)) return address;
      return leftOut(
        entry,
        'the address of a picture',
        'Write a path such as /media/name.jpg, or an address that starts with https://.',
      );
    },

    /** A path on this site: host, query and fragment are dropped. */
    path(entry: Entry): string | null {
      const address = safe(entry);
      if (address === null) return null;
      const url =
        parseWebAddress(address) ??
        (SCHEME.test(address) ? null : new URL(address.replace(/^[/\\]*/, '/'), ANY_SITE));
      if (url && url.pathname !== '/') return url.pathname;
      return leftOut(entry, 'a path on this site', 'Write a path such as /news/old-name.');
    },
  };
}

/** Base for paths, whose host is never looked at. */
const ANY_SITE = 'https://site.invalid';
const SCHEME = /^[a-z][a-z\d+.-]*:/i;
const DANGEROUS = /^(javascript|vbscript|data|file|blob):/i;

/** Whether a browser might run it. Browsers overlook white space and controls in a scheme. */
function isDangerous(address: string): boolean {
  return DANGEROUS.test(address.replace(/[\s\p{Cc}\p{Cf}]/gu, ''));
}

/** A full http(s) address taken apart; null for anything else. */
export function parseWebAddress(address: string): URL | null {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  return new URL(address);
}
