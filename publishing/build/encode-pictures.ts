import { createHash } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Edition } from '#newsroom/edition.ts';
import type { Finding } from '#newsroom/findings.ts';
import { environment } from '#site/environment.ts';
import { routes } from '#site/routes.ts';
import type { BuildRecord } from '#sources/build-record.ts';
import type { Picture } from '#sources/pictures/media.ts';
import { publicUses } from '#sources/pictures/public-pictures.ts';
import { publishedPicture } from '#sources/pictures/published-picture.ts';
import { encodeVariants, type PictureUse, type Variant } from '#sources/pictures/variants.ts';
import { readContentFile } from '#sources/reading/content-file.ts';
import { mapConcurrent } from '#system/map-concurrent.ts';
import { memoStore } from '#system/memo-store.ts';
import { ifMissing } from '#system/missing.ts';
import { writeFileAtomic } from '#system/write-file-atomic.ts';
import type { Prepared } from './prepared.ts';

/** Pictures that were made for a build, as a release takes them, and what there is to say. */
export type MadePictures<Told = unknown> = {
  files: { address: string; source: string }[];
  /** What pages read of them: the same text, the same pictures. By address of picture or page. */
  told: ReadonlyMap<string, Told>;
  findings: Finding[];
};

/** Where variants of pictures are kept between builds; each is encoded once. */
export const variantsFolder = (): string => path.join(environment().dataDir, 'pictures');

/** The variants of a picture, and the name that git has for its content. */
export type Encoded = {
  digest: string;
  variants: Variant[];
  /** Size of the published file, which feeds name. */
  bytes: number;
};

/** Previews show published pictures as their pages do, and have no build of their own. */
async function shareWithPreviews(pages: string): Promise<void> {
  await writeFileAtomic(path.join(variantsFolder(), 'known.json'), pages);
}

/** The name that git gives to a file's content. */
const blobName = (bytes: Uint8Array) =>
  createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');

const memoryKey = ({ file, version }: Picture, uses: Set<PictureUse>) =>
  [file, version, ...[...uses].sort()].join('\0');

/** What was made of pictures before: ten thousand are not read again for an edit. */
async function rememberedPictures(buildDir: string, code: string) {
  const encoded = memoStore<Encoded>(path.join(buildDir, 'encoded.jsonl'), code);
  const there = new Set(await readdir(variantsFolder()).catch(ifMissing([])));
  return {
    /** Nothing where a file of it is gone. */
    get(key: string): Encoded | undefined {
      const known = encoded.get(key);
      return known?.variants.every(({ name }) => there.has(name)) ? known : undefined;
    },
    set: (key: string, made: Encoded) => encoded.set(key, made),
    save: () => encoded.save(),
  };
}

/** Pictures at a time; the encoder uses all cores for each. */
const AT_ONCE = 2;

/**
 * Encodes what is public and not encoded yet, and writes for the pages which files there are
 * of which picture (`pictures.json`, see app/variants.ts).
 */
export async function encodePictures({
  buildDir,
  code,
  record,
  edition,
}: Prepared): Promise<MadePictures<Encoded>> {
  const remembered = await rememberedPictures(buildDir, code);
  const made = new Map<Picture, Encoded>();
  const findings: Finding[] = [];
  await mapConcurrent(usesOf(record, edition).values(), AT_ONCE, async ({ picture, uses }) => {
    const key = memoryKey(picture, uses);
    try {
      const known = remembered.get(key);
      const encoded = known ?? (await encode(picture, uses, record.contentDir));
      if (!known) remembered.set(key, encoded);
      made.set(picture, encoded);
    } catch (error) {
      // An error of the system, such as a full disk, is not the picture's.
      if ((error as NodeJS.ErrnoException).code) throw error;
      findings.push(damaged(picture, error as Error));
    }
  });
  await remembered.save();
  const told = forPages(made);
  const pages = JSON.stringify(told);
  await writeFile(path.join(buildDir, 'pictures.json'), pages);
  await shareWithPreviews(pages);
  const all = [...made.values()].flatMap(({ variants }) => variants);
  const names = [...new Set(all.map(({ name }) => name))];
  return {
    files: names.map((name) => ({
      address: routes.picture(name),
      source: path.join(variantsFolder(), name),
    })),
    told: new Map(Object.entries(told)),
    findings,
  };
}

async function encode(
  { file, within }: Picture,
  uses: Set<PictureUse>,
  contentDir: string,
): Promise<Encoded> {
  const bytes = await readContentFile(within ?? contentDir, file);
  if (!bytes) throw new Error('it is gone, or became a symbolic link');
  const variants = await encodeVariants(bytes, uses, variantsFolder());
  const { length } = await publishedPicture(bytes);
  return { variants, digest: blobName(bytes), bytes: length };
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
function forPages(made: Map<Picture, Encoded>) {
  return Object.fromEntries(
    [...made].map(([{ address, version }, encoded]) => [address, { version, ...encoded }]),
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
