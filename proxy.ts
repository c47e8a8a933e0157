import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { environment } from '#site/environment.ts';
import { previewHeaders } from '#site/preview-headers.ts';
import { studioRoutes } from '#site/routes.ts';
import { admit } from '#studio/preview/door.ts';
import { adminHeaders, NOT_KEPT } from '#studio/session/admin-headers.ts';
import { guard, isApi } from '#studio/session/guard.ts';
import { refusedFor } from '#studio/session/refusals.ts';

/** Next asks this first for everything here, whether there is a route for it or not. */
export const config = { matcher: ['/admin', '/admin/:path*', '/preview', '/preview/:path*'] };

export function proxy(request: NextRequest): Promise<NextResponse> {
  return /^\/preview(\/|$)/.test(request.nextUrl.pathname)
    ? toPreview(request)
    : toAdmin(request);
}

async function toPreview(request: NextRequest): Promise<NextResponse> {
  const admission = await admit(request.nextUrl.pathname);
  const headers = previewHeaders;
  if (admission.verdict === 'pass') return NextResponse.next({ headers });
  if (admission.verdict === 'published') {
    return NextResponse.redirect(new URL(admission.to, request.url), { status: 307, headers });
  }
  if (admission.verdict === 'wait') {
    const { page, again } = admission;
    const refreshed = { ...headers, refresh: `${again}` };
    return NextResponse.rewrite(ours(request, page), { headers: refreshed });
  }
  const { status, page } = admission;
  return NextResponse.rewrite(ours(request, page), { status, headers });
}

async function toAdmin(request: NextRequest): Promise<NextResponse> {
  const { pathname, search, searchParams } = request.nextUrl;
  const nonce = randomBytes(16).toString('base64');
  const verdict = await guard(request);
  const headers: Record<string, string> = {
    ...adminHeaders(pathname, nonce, environment().development),
    ...(verdict !== 'pass' && NOT_KEPT),
  };

  if (verdict === 'absent') {
    return NextResponse.rewrite(ours(request, '/_nobody-signs-in-here'), { headers });
  }
  if (verdict === 'cross-site') {
    return refuse(403, 'This came from another site, and was not done.', pathname, headers);
  }
  if (verdict === 'sign-in' && isApi(pathname)) {
    return refuse(
      401,
      'Your session has ended. Sign in in another tab, and try again here.',
      pathname,
      headers,
    );
  }
  if (verdict === 'sign-in') {
    const target = request.method === 'GET' ? pathname + search : undefined;
    const location = new URL(studioRoutes.signIn(target), request.url);
    return NextResponse.redirect(location, { status: 303, headers });
  }
  // Next writes the nonce that it finds in a request's policy into its own scripts.
  const passed = new Headers(request.headers);
  passed.set('content-security-policy', headers['content-security-policy'] ?? '');
  // A page cannot answer with a status of its own choice; what goes before it can.
  const refused = refusedFor(searchParams.get('refused'));
  const status = pathname === studioRoutes.signIn() && refused ? refused.status : 200;
  return NextResponse.next({ request: { headers: passed }, headers, status });
}

function refuse(
  status: number,
  error: string,
  pathname: string,
  headers: Record<string, string>,
): NextResponse {
  return isApi(pathname)
    ? NextResponse.json({ error }, { status, headers })
    : new NextResponse(error, {
        status,
        headers: { ...headers, 'content-type': 'text/plain' },
      });
}

/** An address on this very server: by the name under which we are reached, Next would go out to it. */
function ours(request: NextRequest, address: string): URL {
  const [pathname = '/', search = ''] = address.split('?');
  return Object.assign(request.nextUrl.clone(), { pathname, search });
}
