import { studioRoutes } from '#site/routes.ts';

/**
 * Where to go after signing in. Only the studio's own pages: a link that signs people in must
 * not lead them anywhere else.
 * @param to what a query says
 */
export function targetOf(to: string | null): string {
  const home = studioRoutes.home();
  const base = 'http://studio.invalid';
  if (to === null || !URL.canParse(to, base)) return home;
  // As parsed, `..`, `//` and `\` have become what a browser would make of them.
  const { origin, pathname, search } = new URL(to, base);
  const within = pathname === home || pathname.startsWith(`${home}/`);
  const isPage = !SIGNING.includes(pathname);
  return origin === base && within && isPage ? pathname + search : home;
}

const SIGNING = [
  studioRoutes.signIn(),
  studioRoutes.startSignIn(),
  studioRoutes.oneTimeLink(),
  studioRoutes.callback(),
  studioRoutes.signOut(),
];
