import { previewRoutes } from '#site/routes.ts';
import { ContentRepository } from '#sources/git/repository.ts';
import { liveLink } from './live-link.ts';
import { open } from './opened.ts';

/**
 * What to do with a request for anything below `/preview`: `pass` it on, lead it `to` the page
 * that the draft has become, have them `wait` for it on a page that says so, or `refuse` it with
 * a page that says why.
 */
export type Admission =
  | { verdict: 'pass' }
  | { verdict: 'published'; to: string }
  | {
      verdict: 'wait';
      page: string /** Seconds until it is worth asking again. */;
      again: number;
    }
  | { verdict: 'refuse'; status: 403 | 410; page: string };

/** In seconds. A release takes some; a scheduled post comes at its hour, and who mends a fault takes time. */
const [SOON, LATER] = [5, 300];

/** @param pathname begins with `/preview/` */
export async function admit(pathname: string, now = new Date()): Promise<Admission> {
  const [, , token = '', ...rest] = pathname.split('/');
  const repository = await ContentRepository.open();
  // Who sends a comment waits for it, and sees nothing of the draft.
  const isComment = rest.join('/') === 'comments';
  if (isComment && (await liveLink(repository, token, now))) return { verdict: 'pass' };
  const opened = await open(repository, token, now);
  if (opened.is === 'open') return { verdict: 'pass' };
  if (opened.is === 'published') return { verdict: 'published', to: opened.path };
  if (opened.is === 'coming') {
    const again = opened.due || opened.isHeldUp ? LATER : SOON;
    return { verdict: 'wait', page: previewRoutes.coming(opened), again };
  }
  const why = opened.is === 'ended' ? opened.why : 'forged';
  const status = opened.is === 'ended' ? 410 : 403;
  return { verdict: 'refuse', status, page: previewRoutes.ended(why) };
}
