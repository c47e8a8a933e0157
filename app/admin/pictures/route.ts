import { lookup } from 'mrmime';
import { PICTURE_POLICY } from '#site/policy.ts';
import { ContentRepository } from '#sources/git/repository.ts';
import { pictureOfDraft } from '#studio/cms/draft-picture.ts';

export const dynamic = 'force-dynamic';

/** A picture as a draft has it, for the form in which the draft is open. */
export async function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const picture = await pictureOfDraft(await ContentRepository.open(), query);
  if (!picture) return new Response('There is no such picture.\n', { status: 404 });
  return new Response(new Uint8Array(picture.bytes), {
    headers: {
      'content-type': lookup(picture.file) ?? 'application/octet-stream',
      'content-security-policy': PICTURE_POLICY,
    },
  });
}
