import { environment } from '#site/environment.ts';
import { indexNowKeyAddress } from '#site/routes.ts';

/**
 * The file in which search engines look for the key before they accept an announcement; none where
 * nothing is announced to them.
 */
export function indexNowKeyFile(): { address: string; content: Buffer }[] {
  const { indexNow } = environment();
  if (indexNow === null) return [];
  return [{ address: indexNowKeyAddress(indexNow.key), content: Buffer.from(indexNow.key) }];
}
