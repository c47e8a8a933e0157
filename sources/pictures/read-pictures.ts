import type { ArchivedManuscript } from '#newsroom/archive.ts';
import type { Finding } from '#newsroom/findings.ts';
import type { DocumentStore } from '../documents.ts';
import type { Layout } from '../layout.ts';
import { type ContentTree, folderTree } from '../reading/content-tree.ts';
import {
  isElsewhere,
  type LastPicture,
  locatePicture,
  MISSING,
  measurePicture,
  type Picture,
  type PictureProblem,
} from './media.ts';

/** By what a picture that was measured is known again. */
export const measuredKey = ({
  address,
  file,
  version,
}: Pick<Picture, 'address' | 'file' | 'version'>) => [address, file, version].join('\0');

/**
 * Measures every picture that a file names; what cannot be shown is a warning where it is named.
 * @param lastPicture gives the picture that readers have in the place of a broken one
 */
export async function readPictures(
  tree: ContentTree,
  layout: Layout,
  { measured }: DocumentStore,
  lastPicture: LastPicture,
  uses: PictureUse[],
) {
  const pictures: Record<string, Picture> = {};
  const kept: KeptPicture[] = [];
  const findings: Finding[] = [];
  for (const { file, src, line, column } of uses) {
    if (!src || isElsewhere(src)) continue;
    const place = locatePicture(layout, file, src);
    if (place && pictures[place.address]) continue;
    const version = place && (await tree.version(place.file));
    const key = place && version && measuredKey({ ...place, version });
    const known = key ? measured.get(key) : undefined;
    const found = known ?? (place ? await measurePicture(tree, place) : MISSING);
    if ('address' in found) {
      pictures[found.address] = found;
      if (key && found.version === version) measured.set(key, found);
    } else {
      const { rule, fault, repair } = found;
      const message = `The picture ${src} ${fault}.`;
      const finding = {
        rule,
        file,
        line,
        column,
        message,
        repair,
        severity: 'warning' as const,
      };
      findings.push(finding);
      const before = place && (await pictureBefore(place.address, found, lastPicture));
      if (place && before) {
        pictures[place.address] = before;
        kept.push({ file: place.file, finding });
      }
    }
  }
  return { pictures, findings, kept };
}

/** The picture that readers have in the place of a broken one; what was deleted is not to be seen. */
async function pictureBefore(
  address: string,
  { rule }: PictureProblem,
  lastPicture: LastPicture,
): Promise<Picture | null> {
  const last = rule === 'missing-picture' ? null : await lastPicture(address);
  if (!last) return null;
  const { file, within } = last;
  const measured = await measurePicture(folderTree(within), { file, address });
  return 'address' in measured ? { ...measured, ...last } : null;
}

/** A picture whose file is broken, so that readers keep the one that they have, and why. */
export type KeptPicture = { file: string; finding: Finding };

/** A picture that a file names, and where. */
type PictureUse = {
  file: string;
  src: string | null | undefined;
  line: number;
  column: number;
};

/** The pictures that posts name, in their text and their frontmatter. */
export function usesIn(manuscripts: ArchivedManuscript[]): PictureUse[] {
  return manuscripts.flatMap(({ file, pictures, image, seo, places }) => [
    ...pictures.map((picture) => ({ file, ...picture })),
    { file, src: image?.src, ...places.image },
    { file, src: seo.image, ...places.seoImage },
  ]);
}
