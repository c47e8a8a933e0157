import { environment } from '#site/environment.ts';
import { indexNowKeyAddress } from '#site/routes.ts';

/**
 * The file of a release in which search engines look for the key before they listen to whoever
 * tells them of changes; none where they are not told.
 */
export function indexNowKeyFile(): { address: string; content: Buffer }[] {
  const { indexNow } = environment();
  if (indexNow === null) return [];
  return [{ address: indexNowKeyAddress(indexNow.key), content: Buffer.from(indexNow.key) }];
}
