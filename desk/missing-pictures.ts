import { branchOf } from '#site/draft-branches.ts';
import { endsAsPicture } from '#site/picture-endings.ts';
import { studioRoutes } from '#site/routes.ts';
import type { DeskData, EntryName, Json, Typed } from '#site/studio-messages.ts';
import { hideNotice, showNotice } from './notices.ts';

const KIND = 'pictures';

/**
 * Names the pictures that a post shows and the repository has not: those that were chosen in a
 * form and never saved are not kept with its text.
 */
export async function tellOfMissingPictures(
  { collection, slug, fields }: EntryName & { fields: Typed['data'] },
  { pictures, main }: DeskData,
): Promise<void> {
  const places = [...(slug === null ? [] : [branchOf({ collection, slug })]), main];
  const named = picturesNamedIn(fields, pictures);
  const there = await Promise.all(named.map((address) => isThere(address, places)));
  const missing = named.filter((_, index) => !there[index]);
  hideNotice(KIND);
  if (missing.length === 0) return;
  showNotice({
    kind: KIND,
    urgent: true,
    text: `This names pictures that are not there: ${missing.join(', ')}. Add them again: without them, readers see a gap.`,
  });
}

/** @param refs whose content is looked into */
async function isThere(address: string, refs: readonly string[]): Promise<boolean> {
  for (const ref of refs) {
    const response = await fetch(studioRoutes.draftPicture(ref, address), { method: 'HEAD' });
    // Of what could not be found out, nothing is said.
    if (response.status !== 404) return true;
  }
  return false;
}

/** Addresses of our own pictures, in fields and in the text. */
export function picturesNamedIn(
  fields: Typed['data'],
  folders: DeskData['pictures'],
): string[] {
  const words = textsIn(fields).flatMap((text) => [text, ...text.split(/[\s"'()<>]+/)]);
  const ours = words.filter(
    (word) =>
      endsAsPicture(word) &&
      !/[\n"<>]/.test(word) &&
      folders.some(({ address }) => word.startsWith(`${address}/`)),
  );
  return [...new Set(ours)];
}

function textsIn(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
