import type { APIRequestContext } from '@playwright/test';
import sharp from 'sharp';
import { broken } from './rule.ts';

/** WhatsApp gives up at 600 kB; this leaves room for a slow phone. */
const BYTES = 300_000;

/**
 * What is wrong with a picture that pages name for sharing, as it is served.
 * @param path its address on the site under test
 */
export async function sharedPictureFaults(
  request: APIRequestContext,
  path: string,
  size: { width: number; height: number },
  origin = '',
): Promise<string[]> {
  const [got, asked] = await Promise.all([
    request.get(`${origin}${path}`, { maxRedirects: 0 }),
    request.head(`${origin}${path}`, { maxRedirects: 0 }),
  ]);
  const file = await got.body();
  const { format, width, height, space, hasAlpha, orientation } = await sharp(file).metadata();
  const headers = got.headers();
  return broken([
    [got.status() === 200 && asked.status() === 200, `answers ${got.status()}`],
    [headers['content-type'] === 'image/jpeg', `is sent as ${headers['content-type']}`],
    [!('content-disposition' in headers), 'is sent as an attachment'],
    [headers['cross-origin-resource-policy'] === 'cross-origin', 'may not be embedded'],
    [format === 'jpeg' && file.subarray(-2).toString('hex') === 'ffd9', 'is no whole JPEG'],
    [width === size.width && height === size.height, `is ${width}×${height}`],
    [space === 'srgb' && !hasAlpha, `is ${space}${hasAlpha ? ' with alpha' : ''}`],
    [(orientation ?? 1) === 1, 'wants to be turned'],
    [file.length <= BYTES, `has ${file.length} bytes`],
    [/^\/cards\/[\da-f]+\.jpg$/.test(path), 'has no name made from its content'],
  ]).map((fault) => `${path} ${fault}`);
}

/** Sizes of the pictures without words, in the order in which pages name them. */
export const PLAIN_SIZES = [
  { width: 1200, height: 675 },
  { width: 1200, height: 900 },
  { width: 1200, height: 1200 },
] as const;
