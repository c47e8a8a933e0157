import { notFound } from 'next/navigation';
import { previewRoutes } from '#site/routes.ts';
import { ContentRepository } from '#sources/git/repository.ts';
import { type CommentFault, comment } from '#studio/preview/comments.ts';
import { liveLink } from '#studio/preview/live-link.ts';
import { readForm } from '#studio/read-form.ts';

export const dynamic = 'force-dynamic';

/** In bytes: a comment and the form around it. */
const MOST = 64_000;

const FAULTS: Record<CommentFault, string> = {
  'no-name': 'Say who you are: the editors want to know whom to ask.',
  'no-comment': 'There is no comment.',
  'too-long': 'This comment is too long. Send it in parts.',
  'too-many': 'This draft has all the comments that it can take. Ask the editors.',
  'too-fast': 'There were many comments by this link within a minute. Wait for one.',
  'no-draft': 'This link shows no draft, and nobody would see the comment.',
};

/** A reviewer's comment. Who holds the link may comment. */
export async function POST(
  request: Request,
  { params }: RouteContext<'/preview/[token]/comments'>,
): Promise<Response> {
  const { token } = await params;
  if (Number(request.headers.get('content-length') ?? MOST) >= MOST) return refused('too-long');
  const [repository, now] = [await ContentRepository.open(), new Date()];
  const link = await liveLink(repository, token, now);
  // The door (`proxy.ts`) has let it pass; between the two it may have ended.
  if (!link) notFound();
  const form = await readForm(request);
  if (!form) return refused('no-comment');
  const written = (name: string) => String(form.get(name) ?? '');
  const given = { name: written('name'), text: written('comment') };
  const fault = await comment(repository, link, given, now);
  if (fault) return refused(fault);
  const location = `${previewRoutes.page(token, pathIn(written('path')))}?sent#comments`;
  return new Response(null, { status: 303, headers: { location } });
}

/** Only the path counts: a form cannot send its reader elsewhere. */
function pathIn(written: string): string {
  const here = 'http://preview';
  return URL.canParse(written, here) ? new URL(written, here).pathname : '/';
}

const refused = (fault: CommentFault) =>
  new Response(`${FAULTS[fault]} Go back to mend it; your text is still there.\n`, {
    status: fault === 'too-long' ? 413 : fault === 'too-fast' ? 429 : 400,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
