import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { environment } from '#site/environment.ts';
import { routes } from '#site/routes.ts';
import type { Picture } from '#sources/media.ts';
import { FORMATS, type Variant } from '#sources/variants.ts';

/** What cli/pictures.ts wrote for the pages of this build, by the addresses of pictures. */
type Encoded = Record<string, { version: string; variants: Variant[] }>;

let held: Encoded | undefined;

/** Pictures are encoded with a build; a page that is being written shows them as they are. */
function encoded(): Encoded {
  const file = path.join(environment().buildDir ?? '', 'pictures.json');
  held ??= existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  return held ?? {};
}

/** The files that browsers may take in a picture's place, as `<source>` names them. */
export function variantsOf({ address, version }: Picture): { type: string; srcset: string }[] {
  const known = encoded()[address];
  if (known?.version !== version) return [];
  return FORMATS.map((format) => ({
    type: `image/${format}`,
    srcset: known.variants
      .filter((variant) => variant.format === format)
      .map(({ name, width }) => `${routes.picture(name)} ${width}w`)
      .join(', '),
  })).filter(({ srcset }) => srcset !== '');
}
