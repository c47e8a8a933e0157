import { logError } from '#site/log-error.ts';
import { EnvironmentError } from '#site/variable.ts';
import type { Person } from '#sources/git/commit.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import { userMessageOf } from '#system/user-error.ts';
import { Refusal } from '../drafts/refusal.ts';
import { answer, type Services } from './protocol.ts';
import { readBody } from './read-body.ts';

/**
 * The protocol over HTTP. Whatever happens, Decap gets JSON with an `error` that it can show:
 * it takes any other answer for a fault of its own, and shows that.
 */
export async function respond<Session extends Person>(
  repository: ContentRepository,
  session: Session,
  request: Request,
  services: Services<Session>,
): Promise<Response> {
  const headers = { 'cache-control': 'no-store' };
  const refuse = (status: number, error: string) =>
    Response.json({ error }, { status, headers });
  try {
    const { status, body } = await answer(
      repository,
      session,
      await readBody(request),
      services,
    );
    return Response.json(body, { status, headers });
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.status, error.message);
    if (error instanceof EnvironmentError) return refuse(503, error.message);
    const message = userMessageOf(error);
    logError(message ?? error);
    if (message !== null) return refuse(503, `${message} Your text is still in the form.`);
    return refuse(
      500,
      'This did not work, and it is not your fault. Your text is still in the form. Try again, and tell whoever runs the site: the reason is in its log.',
    );
  }
}
