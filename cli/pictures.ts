import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Edition } from '#newsroom/edition.ts';
import type { Finding } from '#newsroom/findings.ts';
import { environment } from '#site/environment.ts';
import { routes } from '#site/routes.ts';
import type { BuildRecord } from '#sources/build-record.ts';
import type { Picture } from '#sources/media.ts';
import { publicUses } from '#sources/public-pictures.ts';
import { encodeVariants, type PictureUse, type Variant } from '#sources/variants.ts';

/** Pictures that were made for a build, as a release takes them, and what there is to say. */
export type MadePictures = {
  files: { address: string; source: string }[];
  findings: Finding[];
};

/** Where variants of pictures are kept between builds; each is encoded once. */
const variantsFolder = (): string => path.join(environment().dataDir, 'pictures');

/** Pictures at a time; the encoder uses all cores for each. */
const AT_ONCE = 2;

/**
 * Encodes what is public and not encoded yet, and writes for the pages which files there are
 * of which picture (`pictures.json`, see app/variants.ts).
 */
export async function encodePictures(
  buildDir: string,
  record: BuildRecord,
  edition: Edition,
): Promise<MadePictures> {
  const rest = usesOf(record, edition).values();
  const made = new Map<Picture, Variant[]>();
  const findings: Finding[] = [];
  const work = async () => {
    for (const { picture, uses } of rest) {
      const file = path.join(record.contentDir, picture.file);
      try {
        made.set(picture, await encodeVariants(file, uses, variantsFolder()));
      } catch (error) {
        findings.push(damaged(picture, error as Error));
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await writeFile(path.join(buildDir, 'pictures.json'), JSON.stringify(forPages(made)));
  const names = [...new Set([...made.values()].flat().map(({ name }) => name))];
  return {
    files: names.map((name) => ({
      address: routes.picture(name),
      source: path.join(variantsFolder(), name),
    })),
    findings,
  };
}

function usesOf(record: BuildRecord, edition: Edition) {
  const all = new Map<string, { picture: Picture; uses: Set<PictureUse> }>();
  for (const { picture, use } of publicUses(record, edition)) {
    if (use === null) continue;
    const known = all.get(picture.address) ?? { picture, uses: new Set() };
    known.uses.add(use);
    all.set(picture.address, known);
  }
  return all;
}

/** By address; the version tells whether a picture is still the one that was encoded. */
function forPages(made: Map<Picture, Variant[]>) {
  return Object.fromEntries(
    [...made].map(([{ address, version }, variants]) => [address, { version, variants }]),
  );
}

function damaged({ file }: Picture, error: Error): Finding {
  return {
    severity: 'warning',
    rule: 'damaged-picture',
    file,
    line: 1,
    column: 1,
    message: `${file} can be read in part only (${error.message}); it is shown as it is.`,
    repair: 'Save the picture anew.',
  };
}
