import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { environment } from '#site/environment.ts';
import { routes } from '#site/routes.ts';
import type { SharePicture } from '#syndication/metadata.ts';

/** What publishing/build/draw-cards.ts wrote for the pages of this build, by their addresses. */
type Sharing = {
  share: { name: string; width: number; height: number; alt: string };
  plain: { name: string }[];
};

let held: { pages: Record<string, Sharing>; modified: number } | undefined;

function sharing(page: string): Sharing | undefined {
  const { buildDir, development } = environment();
  // Pictures are drawn with a build; a page that is being written has none.
  if (development) return undefined;
  const file = path.join(buildDir ?? '', 'sharing.json');
  const modified = statSync(file).mtimeMs;
  if (held?.modified !== modified) {
    held = { pages: JSON.parse(readFileSync(file, 'utf8')), modified };
  }
  return held.pages[page];
}

/**
 * What those who unfold a link to a page show; null where there is nothing.
 * @param page its address on this site
 */
export async function sharingPictureOf(page: { path: string }): Promise<SharePicture | null> {
  const found = sharing(page.path);
  if (!found) return null;
  const { name, width, height, alt } = found.share;
  return { src: routes.card(name), width, height, type: 'image/jpeg', alt };
}

/** Pictures of a post without words, as paths on this site: 16:9, 4:3 and 1:1. */
export async function plainPicturesOf(post: { path: string }): Promise<string[]> {
  return (sharing(post.path)?.plain ?? []).map(({ name }) => routes.card(name));
}
