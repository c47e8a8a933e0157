import { assignAddresses } from '#newsroom/addresses.ts';
import { EMPTY_BODY } from '#newsroom/body.ts';
import { canonicalPath, pathOfSeoUrl } from '#newsroom/paths.ts';
import { slugOfSeoUrl, stemOf } from '#newsroom/post-slugs.ts';
import { stateAt } from '#newsroom/publication.ts';
import { routes } from '#site/routes.ts';
import { parsePost } from '#sources/parse-file.ts';
import { archiveManuscript } from '#sources/read-post.ts';
import { type Data, isData } from '../frontmatter/values.ts';
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
  const before = await published(main, file, instant);
  const address = canonicalPath(routes.post(claimOf(file, urlIn(data))));
  const written = Array.isArray(data.aliases) ? data.aliases : [data.aliases].filter(Boolean);
  const aliases = written.filter((alias) => canonicalPath(String(alias)) !== address);
  if (before && claimOf(file, before.url) !== claimOf(file, urlIn(data))) {
    for (const path of await pathsOf(main, file, before.url, instant)) {
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

/** What the address of a post is made from, where readers may open it now. */
async function published(main: Content, file: string, instant: string) {
  const found = await main.read(file);
  const reading = found && (await parsePost(file, found.bytes));
  if (reading?.kind !== 'post') return null;
  const state = stateAt(reading.manuscript, instant);
  const isPublic = state === 'published' || state === 'unlisted';
  return isPublic ? { url: reading.manuscript.seo.url } : null;
}

/** The address under which readers find the post, and the whole path of an odd `seo.url`. */
async function pathsOf(main: Content, file: string, url: string | null, instant: string) {
  const address = await addressOf(main, file, instant);
  const odd = url === null ? [] : [canonicalPath(pathOfSeoUrl(url))];
  return [...new Set([...(address === null ? [] : [address]), ...odd])];
}

/** It depends on all other posts: of two that claim one address, one gets another. */
async function addressOf(main: Content, file: string, instant: string): Promise<string | null> {
  const posts = await Promise.all(
    main.list(main.layout.posts).map(async (path) => {
      const found = /\.(md|markdown)$/i.test(path) ? await main.read(path) : null;
      const reading = found && (await parsePost(path, found.bytes));
      if (reading?.kind !== 'post') return [];
      const manuscript = archiveManuscript(reading, EMPTY_BODY, '');
      const state = stateAt(manuscript, instant);
      return state === 'draft' ? [] : [{ manuscript, state }];
    }),
  );
  const { addressed } = assignAddresses(posts.flat());
  const own = addressed.find(({ manuscript }) => manuscript.file === file);
  return own ? routes.post(own.slug) : null;
}

function claimOf(file: string, url: string | null): string {
  return (url === null ? null : slugOfSeoUrl(url)) ?? stemOf(file);
}

function urlIn({ seo }: Data): string | null {
  const url = isData(seo) ? seo.url : null;
  return typeof url === 'string' && url.trim() !== '' ? url.trim() : null;
}
