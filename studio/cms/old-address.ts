import { assignAddresses, claimOf } from '#newsroom/addresses/addresses.ts';
import { canonicalPath, pathOfSeoUrl } from '#newsroom/addresses/paths.ts';
import { EMPTY_BODY } from '#newsroom/body.ts';
import { readPostFrontmatter } from '#newsroom/frontmatter/frontmatter.ts';
import { withoutKeyAmongOthers } from '#newsroom/frontmatter/template-keys.ts';
import type { Manuscript } from '#newsroom/manuscript.ts';
import { stateAt } from '#newsroom/publication.ts';
import { routes } from '#site/routes.ts';
import { parsePost } from '#sources/reading/parse-file.ts';
import { archiveManuscript } from '#sources/reading/read-post.ts';
import type { Data } from '../frontmatter/values.ts';
import type { Content } from './content.ts';

/**
 * A published post that gets another address keeps the old one among its `aliases`, so that
 * links to it still arrive. One that gets an old address back has no need of that alias.
 * @param main what is published
 * @param data the fields of the post as they are to be saved
 */
export async function keepOldAddress(
  main: Content,
  file: string,
  data: Data,
  instant: string,
): Promise<Data> {
  const saved = readPostFrontmatter(data, { file, position: () => ({ line: 1, column: 1 }) });
  // A post that cannot be read yet has no address; the save that fixes it compares again.
  if (saved.kind !== 'post') return data;
  const claim = claimOf(saved.manuscript);
  const address = canonicalPath(routes.post(claim));
  const written = Array.isArray(data.aliases) ? data.aliases : [data.aliases].filter(Boolean);
  const aliases = written.filter((alias) => canonicalPath(String(alias)) !== address);
  const before = await publicPost(main, file, instant);
  if (before && claimOf(before) !== claim) {
    for (const path of await pathsOf(main, before, instant)) {
      const known = aliases.some(
        (alias) => canonicalPath(String(alias)) === canonicalPath(path),
      );
      if (!known && canonicalPath(path) !== address) aliases.push(path);
    }
  }
  const changed =
    aliases.length !== written.length || aliases.some((alias, i) => alias !== written[i]);
  return changed ? { ...data, aliases } : data;
}

/** The post as readers may open it now; null where they may not. */
async function publicPost(
  main: Content,
  file: string,
  instant: string,
): Promise<Manuscript | null> {
  const found = await main.read(file);
  const reading = found && (await parsePost(file, found.bytes));
  if (reading?.kind !== 'post') return null;
  const { manuscript } = reading;
  const state = stateAt(manuscript, instant);
  if (state !== 'published' && state !== 'unlisted') return null;
  if (manuscript.hasTemplateKey) return manuscript;
  const posts = await manuscriptsIn(main);
  return posts.some((post) => post.file === file && !post.draft) ? manuscript : null;
}

/** The address under which readers find the post, and the whole path of an odd `seo.url`. */
async function pathsOf(main: Content, { file, seo }: Manuscript, instant: string) {
  const address = await addressOf(main, file, instant);
  const odd = seo.url === null ? [] : [canonicalPath(pathOfSeoUrl(seo.url))];
  return [...new Set([...(address === null ? [] : [address]), ...odd])];
}

/** It depends on all other posts: of two that claim one address, one gets another. */
async function addressOf(main: Content, file: string, instant: string): Promise<string | null> {
  const claimants = (await manuscriptsIn(main)).flatMap((manuscript) => {
    const state = stateAt(manuscript, instant);
    return state === 'draft' ? [] : [{ manuscript, state }];
  });
  const { addressed } = assignAddresses(claimants);
  const own = addressed.find(({ manuscript }) => manuscript.file === file);
  return own ? routes.post(own.slug) : null;
}

/** Every post, with the drafts that are such because other files of their folder have a `templateKey`. */
async function manuscriptsIn(main: Content) {
  const read = await Promise.all(
    main.list(main.layout.posts).map(async (path) => {
      const found = /\.(md|markdown)$/i.test(path) ? await main.read(path) : null;
      const reading = found && (await parsePost(path, found.bytes));
      return reading?.kind === 'post' ? [archiveManuscript(reading, EMPTY_BODY, '')] : [];
    }),
  );
  const posts = read.flat();
  const withoutKey = new Set(withoutKeyAmongOthers(posts));
  return posts.map((post) => (withoutKey.has(post.file) ? { ...post, draft: true } : post));
}
