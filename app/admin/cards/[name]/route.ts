import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { cardsFolder } from '#studio/share-photos.ts';
import { ifMissing } from '#system/missing.ts';

export const dynamic = 'force-dynamic';

/** A picture for sharing, before it is in a release. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/admin/cards/[name]'>,
): Promise<Response> {
  const { name } = await params;
  const absent = new Response('There is no such picture.\n', { status: 404 });
  // Names are hashes; anything else is no name of ours.
  if (!/^[\w-]+\.jpg$/.test(name)) return absent;
  const bytes = await readFile(path.join(cardsFolder(), name)).catch(ifMissing(null));
  if (!bytes) return absent;
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': 'image/jpeg' } });
}
