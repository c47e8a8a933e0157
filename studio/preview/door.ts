import { previewRoutes } from '#site/routes.ts';
import { contentRepository } from '#sources/git/repository.ts';
import { open } from './opened.ts';

/**
 * What to do with a request for anything below `/preview`: `pass` it on, lead it `to` the page
 * that the draft has become, or `refuse` it with a page that says why.
 */
export type Admission =
  | { verdict: 'pass' }
  | { verdict: 'published'; to: string }
  | { verdict: 'refuse'; status: 403 | 410; page: string };

/** @param pathname begins with `/preview/` */
export async function admit(pathname: string, now = new Date()): Promise<Admission> {
  const [, , token = ''] = pathname.split('/');
  const opened = await open(await contentRepository(), token, now);
  if (opened.is === 'open') return { verdict: 'pass' };
  if (opened.is === 'published') return { verdict: 'published', to: opened.path };
  const why = opened.is === 'ended' ? opened.why : 'forged';
  const status = opened.is === 'ended' ? 410 : 403;
  return { verdict: 'refuse', status, page: previewRoutes.ended(why) };
}
