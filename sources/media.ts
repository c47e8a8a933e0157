import path from 'node:path';
import sharp from 'sharp';
import type { ContentTree } from './content-tree.ts';
import type { Layout } from './layout.ts';

/** A picture of the content folder that posts use. */
export type Picture = {
  /** Path on this site, percent-encoded, as pages name it. */
  address: string;
  /** Path within the content folder. */
  file: string;
  /** In CSS pixels, orientation taken into account. */
  width: number;
  height: number;
  /** Changes when the file does. */
  version: string;
};

export type PictureProblem = 'missing' | 'not-a-picture';

/**
 * Which file of the content folder a post means by `src`: a path from the site's root, or
 * one from the post's own folder. Null for pictures elsewhere (`https:`, `data:`) and for
 * paths that lead out of the media folders.
 */
export function locatePicture(
  layout: Layout,
  postFile: string,
  src: string,
): { file: string; address: string } | null {
  if (isElsewhere(src)) return null;
  const written = decode(src.replace(/[?#].*$/s, ''));
  for (const { folder, address } of layout.media) {
    const file = written.startsWith('/')
      ? written.startsWith(`${address}/`)
        ? path.posix.join(folder, written.slice(address.length))
        : null
      : path.posix.join(path.posix.dirname(postFile), written);
    const within = file && path.posix.relative(folder, file);
    if (file && within && !within.startsWith('..') && !path.posix.isAbsolute(within)) {
      return { file, address: encodeURI(path.posix.join(address || '/', within)) };
    }
  }
  return null;
}

/** Whether a picture has a whole address (`https:`, `data:`, `//host`): it is not looked for here. */
export function isElsewhere(src: string): boolean {
  return /^([a-z][a-z\d+.-]*:|\/\/)/i.test(src);
}

/** Measures a picture; a file that is absent or no picture is a problem, not an exception. */
export async function measurePicture(
  tree: ContentTree,
  { file, address }: { file: string; address: string },
): Promise<Picture | PictureProblem> {
  const version = await tree.version(file);
  const picture = version && (tree.onDisk(file) ?? (await tree.read(file)));
  if (!version || !picture) return 'missing';
  try {
    const { autoOrient, width, height } = await sharp(picture).metadata();
    return {
      file,
      address,
      width: autoOrient.width ?? width,
      height: autoOrient.height ?? height,
      version,
    };
  } catch {
    return 'not-a-picture';
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
