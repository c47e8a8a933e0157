import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { environment } from '#site/environment.ts';
import { readKept } from '#site/kept-file.ts';
import { routes } from '#site/routes.ts';
import type { Picture } from '#sources/pictures/media.ts';
import { FORMATS, type Variant } from '#sources/pictures/variants.ts';

/**
 * What publishing/build/encode-pictures.ts wrote for the pages of a build, by the addresses of pictures: by the
 * version of a file on disk, and by the name of its content, as commits know it.
 */
type Encoded = Record<
  string,
  { version: string; digest: string; variants: Variant[]; bytes?: number | undefined }
>;

const ENCODED: z.ZodType<Encoded> = z.record(
  z.string(),
  z.looseObject({
    version: z.string(),
    digest: z.string(),
    // Absent in what an earlier version wrote.
    bytes: z.number().optional(),
    variants: z.array(
      z.looseObject({ name: z.string(), format: z.enum(FORMATS), width: z.number() }),
    ),
  }),
);

let held: { encoded: Encoded; modified: number } | undefined;

/**
 * Pictures are encoded with a build. A page that is being written shows them as they are; a
 * preview, which has no build, shows those of the build before.
 */
function encoded(): Encoded {
  const { buildDir, dataDir } = environment();
  const files = [
    path.join(buildDir ?? '', 'pictures.json'),
    path.join(dataDir, 'pictures/known.json'),
  ];
  const file = files.find((file) => existsSync(file));
  if (!file) return {};
  const modified = statSync(file).mtimeMs;
  if (held?.modified !== modified) {
    held = { encoded: readKept(file, ENCODED) ?? {}, modified };
  }
  return held.encoded;
}

/** The files that browsers may take in a picture's place, as `<source>` names them. */
export function variantsOf({ address, version }: Picture): { type: string; srcset: string }[] {
  const known = encoded()[address];
  if (!known || (known.version !== version && known.digest !== version)) return [];
  return FORMATS.map((format) => ({
    type: `image/${format}`,
    srcset: known.variants
      .filter((variant) => variant.format === format)
      .map(({ name, width }) => `${routes.picture(name)} ${width}w`)
      .join(', '),
  })).filter(({ srcset }) => srcset !== '');
}

/** Size of the published file of a picture, in bytes; null where no build has made it. */
export function publishedSize(address: string): number | null {
  return encoded()[address]?.bytes ?? null;
}
