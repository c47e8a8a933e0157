import type { APIRequestContext } from '@playwright/test';

/** The sitemaps that the index names, as they are served. */
export async function readSitemaps(
  request: APIRequestContext,
  origin = '',
): Promise<{ name: string; xml: string }[]> {
  const index = await (await request.get(`${origin}/sitemap.xml`)).text();
  const names = locations(index, 'loc').map((address) => new URL(address).pathname);
  return Promise.all(
    names.map(async (name) => ({
      name,
      xml: await (await request.get(`${origin}${name}`)).text(),
    })),
  );
}

/** The addresses in all elements of a name. */
export function locations(xml: string, element: 'loc' | 'image:loc'): string[] {
  return [...xml.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, 'g'))].map(
    ([, address = '']) => address.replaceAll('&amp;', '&').replaceAll('&apos;', "'"),
  );
}
