import { markIco } from '#syndication/mark.ts';

export const dynamic = 'force-static';

export const GET = async () =>
  new Response(new Uint8Array(await markIco()), {
    headers: { 'content-type': 'image/x-icon' },
  });
