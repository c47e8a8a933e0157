import type { DeskData, Size } from '#site/studio-messages.ts';
import { type Group, isGroup, isList } from '../decap.ts';

/** Pictures of an entry that only editors have, by the address under which the post names them. */
export type Pictures = Readonly<Record<string, { source: string; size: Size }>>;

const sizes = new Map<string, Promise<Size | null>>();

/**
 * The pictures that came with a draft or were chosen just now: Decap holds them as blobs.
 * @param folders where pictures lie, and how posts name them
 */
export async function picturesOf(
  held: Group,
  folders: DeskData['pictures'],
): Promise<Pictures> {
  const files = held.get('mediaFiles');
  const found = (isList(files) ? files.toArray() : []).flatMap((file) => {
    const place = isGroup(file) ? placeOf(file, folders) : null;
    return place ? [place] : [];
  });
  const measured = await Promise.all(
    found.map(async ({ address, source }) => {
      const known = sizes.get(source) ?? measure(source);
      sizes.set(source, known);
      const size = await known;
      return size ? [[address, { source, size }] as const] : [];
    }),
  );
  return Object.fromEntries(measured.flat());
}

function placeOf(file: Group, folders: DeskData['pictures']) {
  const [path, url, display] = ['path', 'url', 'displayURL'].map((name) => file.get(name));
  const source = [url, display].find(
    (value) => typeof value === 'string' && value.startsWith('blob:'),
  );
  if (typeof path !== 'string' || typeof source !== 'string') return null;
  for (const { folder, address } of folders) {
    const within = folder === '' ? '' : `${folder}/`;
    if (path.startsWith(within)) {
      return { address: `${address}/${path.slice(within.length)}`, source };
    }
  }
  return null;
}

/** @returns null for what the browser cannot show */
async function measure(source: string): Promise<Size | null> {
  const image = new Image();
  image.src = source;
  try {
    await image.decode();
  } catch {
    return null;
  }
  return { width: image.naturalWidth, height: image.naturalHeight };
}
