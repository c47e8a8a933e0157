import { routes } from '#site/routes.ts';
import type { ArchivedManuscript } from '../archive.ts';
import type { Post } from '../edition.ts';
import type { Finding } from '../findings.ts';
import { quote } from '../quote.ts';
import { canonicalPath, pathOfSeoUrl } from './paths.ts';

/** A public post with the manuscript that it was made from. */
type Open = { post: Post; manuscript: ArchivedManuscript };

/**
 * Judges `canonical`, which names the original of a republished post. An address below `/blog/` on
 * a host of this site is used only if it leads to another listed post: of anything else search
 * engines would be told an address that does not answer, or that nobody may know.
 * @param open public posts in the order of their right to an address
 * @param hosts hosts of this site, in lower case
 * @returns the same posts, with `canonical` as it is used, and a warning for each that is not used
 */
export function settleCanonicals(
  open: readonly Open[],
  hosts: readonly string[],
): { open: Open[]; findings: Finding[] } {
  const byPath = new Map(open.map(({ post }) => [canonicalPath(post.path), post]));
  const byOldPath = new Map(open.toReversed().flatMap(oldPathsOf));
  const findings: Finding[] = [];
  const settled = open.map(({ post, manuscript }) => ({
    manuscript,
    post: { ...post, canonical: usableOf(post, manuscript) },
  }));
  return { open: settled, findings };

  function usableOf(post: Post, { file, places }: ArchivedManuscript): string | null {
    const { canonical } = post;
    if (canonical === null || !isOwnPost(canonical, hosts)) return canonical;
    const url = new URL(canonical);
    const path = canonicalPath(url.pathname);
    const named = byPath.get(path);
    // A post that names itself says what holds without it.
    if (named === post) return null;
    const target = named ?? byOldPath.get(path);
    const isUsable = target !== undefined && target !== post && target.state === 'published';
    const used = isUsable ? `${url.origin}${target.path}` : null;
    if (url.href !== used) {
      findings.push({
        severity: 'warning',
        rule: 'canonical-not-a-post',
        file,
        ...places.canonical,
        message: `\`canonical\` is ${quote(canonical)}, which is no address of another listed post of this site; ${used ? `${used} is used` : 'it is left out'}.`,
        repair: used
          ? `Write ${used}.`
          : 'Name the original on another site, or remove `canonical`.',
      });
    }
    return used;
  }
}

function isOwnPost(address: string, hosts: readonly string[]): boolean {
  const { host, pathname } = new URL(address);
  return hosts.includes(host) && `${canonicalPath(pathname)}/`.startsWith(`${routes.news()}/`);
}

/** Addresses at which a post can have been before: its aliases, and what `seo.url` names. */
function oldPathsOf({ post, manuscript }: Open): [string, Post][] {
  const { aliases, seo } = manuscript;
  const written = [...aliases, ...(seo.url === null ? [] : [pathOfSeoUrl(seo.url)])];
  return written.map((path) => [canonicalPath(path), post]);
}
