import { markPng } from '#syndication/mark.ts';

export const dynamic = 'force-static';

/** For publishers' logos in search results and feeds. */
export const GET = async () =>
  new Response(new Uint8Array(await markPng(512)), {
    headers: { 'content-type': 'image/png' },
  });
