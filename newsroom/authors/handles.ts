import type { FindingCollector } from '../frontmatter/finding-collector.ts';
import type { Entry, Scalars } from '../frontmatter/scalars.ts';
import { nameOf, quote } from '../quote.ts';

/** Reads names of accounts, in the ways in which people write them. */
export function handlesOf(scalars: Scalars, collector: FindingCollector) {
  const reader =
    (mend: (written: string) => string | null, example: string) =>
    (entry: Entry): string | null => {
      const written = scalars.text(entry);
      if (written === null) return null;
      const handle = mend(written);
      if (handle === null) {
        collector.warn(
          'invalid-handle',
          entry.path,
          `${nameOf(entry.path)} is ${quote(written)}, which names no account, and is left out.`,
          `Write "${example}", in quotation marks.`,
        );
      } else if (handle !== entry.value) {
        collector.warn(
          'mended-handle',
          entry.path,
          `${nameOf(entry.path)} is ${quote(entry.value)}, which was read as ${handle}.`,
          `Write "${handle}", in quotation marks and without blanks.`,
        );
      }
      return handle;
    };

  return {
    twitter: reader(twitterHandle, '@name'),
    fediverse: reader(fediverseHandle, '@name@example.org'),
  };
}

const PROFILE = /^(?:https?:\/\/)?(?:www\.|mobile\.)?(?:twitter|x)\.com\/(?:#!\/)?/i;

/** `@name` from a name, with or without @, or from the address of a profile on X. */
export function twitterHandle(written: string): string | null {
  const name = written
    .replace(PROFILE, '')
    .replace(/[/?#].*$/, '')
    .replace(/^[@＠\s]+/, '');
  return /^[A-Za-z\d_]{1,15}$/.test(name) ? `@${name}` : null;
}

/** `@user@host` from that, without its first @, or from the address of a profile. */
export function fediverseHandle(written: string): string | null {
  const profile = /^https:\/\/([^/]+)\/@([^/@]+)\/?$/.exec(written);
  const [, user, host] = profile
    ? [null, profile[2], profile[1]]
    : (/^@?([^@\s]+)@([^@\s]+)$/.exec(written) ?? []);
  if (!user || !host || !/^[\w.-]+$/.test(user)) return null;
  return /^[a-z\d-]+(\.[a-z\d-]+)+(:\d+)?$/i.test(host) ? `@${user}@${host}` : null;
}

/**
 * Address of the profile of `@user@host`. Mastodon and most other servers of the fediverse answer
 * there, or lead on from there.
 */
export function fediverseProfile(handle: string): string {
  const [, user, host] = handle.split('@');
  return `https://${host}/@${user}`;
}
