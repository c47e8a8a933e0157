import { markPng } from '#syndication/mark.ts';

export const dynamic = 'force-static';

/** In the size of a phone's home screen. */
export const GET = async () =>
  new Response(new Uint8Array(await markPng(180)), {
    headers: { 'content-type': 'image/png' },
  });
