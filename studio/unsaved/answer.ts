import type { EntryName, Json, Unsaved } from '#site/studio-messages.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import { jsonBody } from '../json-body.ts';
import type { Person } from '../session/session.ts';
import { forgetUnsaved, keepUnsaved, unsavedFor } from './unsaved.ts';

/** Answers the desk, which keeps, asks for and forgets what an editor has typed. */
export async function answerUnsaved(
  repository: ContentRepository,
  { email }: Person,
  request: Request,
  now: Date,
): Promise<Response> {
  if (request.method === 'PUT') {
    const body = await jsonBody(request);
    if ('refused' in body) return body.refused;
    const unsaved = unsavedFrom(body.value);
    if (!unsaved) return notOurs();
    await keepUnsaved(repository, email, unsaved, now);
    return new Response(null, { status: 204 });
  }
  const { searchParams } = new URL(request.url);
  if (request.method === 'GET') {
    const entry = entryFrom(searchParams);
    return entry ? Response.json(await unsavedFor(repository, email, entry)) : notOurs();
  }
  const id = searchParams.get('id');
  if (!isId(id)) return notOurs();
  await forgetUnsaved(repository, email, id);
  return new Response(null, { status: 204 });
}

const notOurs = () =>
  Response.json({ error: 'This is not what the form sends.' }, { status: 400 });

/** As long as the path of a file may be. */
const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= 600;

/** Browsers make these; they become parts of refs. */
const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[\w-]{1,100}$/.test(value);

function entryFrom(given: URLSearchParams): EntryName | null {
  const [collection, slug] = [given.get('collection'), given.get('slug') || null];
  if (!isName(collection) || (slug !== null && !isName(slug))) return null;
  return { collection, slug };
}

function unsavedFrom(value: unknown): Unsaved | null {
  if (typeof value !== 'object' || value === null) return null;
  const { collection, slug, id, data, of } = value as Record<string, unknown>;
  if (!isName(collection) || !isId(id) || (slug !== null && !isName(slug))) return null;
  if (of !== null && typeof of !== 'string') return null;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return null;
  // It was JSON, so that whatever it holds is JSON too.
  return { collection, slug, id, of, data: data as Record<string, Json> };
}
