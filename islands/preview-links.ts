import { previewedPageAt } from '#site/page-kinds.ts';
import { previewRoutes } from '#site/routes.ts';

/*
 * On a preview: links to pages of the site stay within it. It is there before the first link is,
 * so that whoever is quick stays as well; without scripts, links lead to the public site. They
 * are not written so, since a preview shows the very bytes that readers will get.
 */
const [, token] = /^\/preview\/([^/]+)/.exec(location.pathname) ?? [];

function stay({ target }: Event): void {
  const link = (target as Element).closest('a');
  const href = link?.getAttribute('href');
  if (!token || !link || !href?.startsWith('/') || href.startsWith('//')) return;
  const path = link.pathname === '/' ? '/' : link.pathname.replace(/\/$/, '');
  // Feeds, pictures, the search: they have no preview, and are there on the public site.
  if (!previewedPageAt(path)) return;
  // The address is changed, and the browser goes there as it was asked to, in whichever tab.
  link.href = previewRoutes.page(token, path) + link.search + link.hash;
}

// Keys click. A button in the middle, and a menu of what to do with a link, do not.
document.addEventListener('click', stay);
document.addEventListener('pointerdown', stay);
