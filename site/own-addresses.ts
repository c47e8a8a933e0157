import { machineRoutes } from './routes.ts';

/** First parts of addresses that are the studio's, or of files that a build names. */
export const OWN_FOLDERS: ReadonlySet<string> = new Set([
  'admin',
  'api',
  'preview',
  'assets',
  '_next',
  'cards',
  'pictures',
  'pagefind',
  'sitemaps',
]);

const { favicon, icon, touchIcon, logo } = machineRoutes;

/** The mark, in each of its forms. */
export const MARKS: readonly string[] = [favicon(), icon(), touchIcon(), logo()];

/** Whether a file of the content folder would stand where one of the site itself does. */
export const isOwnAddress = (address: string): boolean =>
  OWN_FOLDERS.has(address.split('/')[1] ?? '') || MARKS.includes(address);
