import { setTimeout as sleep } from 'node:timers/promises';
import { studioRoutes } from '#site/routes.ts';
import { readForm } from '../read-form.ts';
import { sessionOf } from '../session/session.ts';
import { ask } from './requests.ts';
import { readStatus } from './status.ts';

/** As long as a person waits for a page; the publisher answers within a second. */
const PATIENCE_MS = 5_000;

/**
 * Has the publisher give readers an earlier release again, for the editor who sent a form with
 * its name; and shows the list of releases, with the outcome.
 */
export async function goBackFor(request: Request): Promise<Response> {
  const session = await sessionOf(request);
  if (session === null) return new Response(null, { status: 401 });
  const release = (await readForm(request))?.get('release');
  const known = (await readStatus())?.releases.some(({ name }) => name === release);
  if (typeof release !== 'string' || !known) {
    return new Response(
      'There is no such release any more. Go back, and load the list again.',
      {
        status: 404,
        headers: { 'content-type': 'text/plain; charset=utf-8' },
      },
    );
  }
  const { name, email } = session;
  await ask({ do: 'go-back', release, by: { name, email } });
  const deadline = performance.now() + PATIENCE_MS;
  while ((await readStatus())?.release !== release && performance.now() < deadline) {
    await sleep(100);
  }
  return new Response(null, { status: 303, headers: { location: studioRoutes.releases() } });
}
