import { stat } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { pictureLimits } from '#newsroom/picture-limits.ts';
import { isOwnAddress } from '#site/own-addresses.ts';
import { endsAsPicture } from '#site/picture-endings.ts';
import { encodedPath } from '#site/routes.ts';
import type { Layout } from '../layout.ts';
import type { ContentTree } from '../reading/content-tree.ts';

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
  /**
   * Folder in which `file` lies, where that is not the content folder: the file there is broken, and
   * this is the one that readers have.
   */
  within?: string;
};

/** Gives the picture that readers have at an address; null where they have none. */
export type LastPicture = (
  address: string,
) => Promise<Required<Pick<Picture, 'file' | 'version' | 'within'>> | null>;

/** Why a picture is not shown: the end of a sentence that begins with its name. */
export type PictureProblem = {
  rule:
    | 'missing-picture'
    | 'misplaced-picture'
    | 'not-a-picture'
    | 'large-picture'
    | 'symbolic-link';
  fault: string;
  repair: string;
};

export const MISSING: PictureProblem = {
  rule: 'missing-picture',
  fault: 'is not in the folder of pictures',
  repair: 'Add the picture, or mend its address.',
};

const LINKED: PictureProblem = {
  rule: 'symbolic-link',
  fault: 'is a symbolic link or lies behind one, and is not read',
  repair: 'Put a copy of the picture itself there.',
};

const MISPLACED: PictureProblem = {
  rule: 'misplaced-picture',
  fault: 'has an address that is kept for the site itself, and is not shown',
  repair: 'Move it to a folder of another name, and mend its address.',
};

const UNREADABLE: PictureProblem = {
  rule: 'not-a-picture',
  fault: 'cannot be read as a picture',
  repair: 'Save it anew as JPEG, PNG or WebP, or mend its address.',
};

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
      return { file, address: encodedPath(path.posix.join(address || '/', within)) };
    }
  }
  return null;
}

/** Whether a picture has a whole address (`https:`, `data:`, `//host`): it is not looked for here. */
export function isElsewhere(src: string): boolean {
  return /^([a-z][a-z\d+.-]*:|\/\/)/i.test(src);
}

/** Why no file of the content folder is a picture at such an address; null where one can be. */
export function refusalOf(address: string): PictureProblem | null {
  if (isOwnAddress(address)) return MISPLACED;
  return endsAsPicture(address) ? null : UNREADABLE;
}

/**
 * Measures a picture. A file that is absent, misplaced, too large, or no picture is a problem,
 * not an exception.
 */
export async function measurePicture(
  tree: ContentTree,
  { file, address }: { file: string; address: string },
): Promise<Picture | PictureProblem> {
  if (tree.isLinked(file)) return LINKED;
  const version = await tree.version(file);
  const picture = version && (tree.onDisk(file) ?? (await tree.read(file)));
  if (!version || !picture) return MISSING;
  const refusal = refusalOf(address);
  if (refusal) return refusal;
  const bytes = typeof picture === 'string' ? (await stat(picture)).size : picture.length;
  if (bytes > pictureLimits.bytes) return tooLarge(`weighs ${Math.round(bytes / 1e6)} MB`);
  const size = await sizeOf(picture);
  if (size === null) return UNREADABLE;
  if (size.width * size.height > pictureLimits.pixels) {
    return tooLarge(`has ${size.width}×${size.height} pixels`);
  }
  return { file, address, ...size, version };
}

async function sizeOf(
  picture: string | Uint8Array,
): Promise<{ width: number; height: number } | null> {
  try {
    const { autoOrient } = await sharp(picture, { limitInputPixels: false }).metadata();
    return { width: autoOrient.width, height: autoOrient.height };
  } catch {
    return null;
  }
}

function tooLarge(fault: string): PictureProblem {
  return {
    rule: 'large-picture',
    fault: `${fault}, and is not shown`,
    repair: 'Save it smaller: 2400 pixels of width are plenty.',
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
