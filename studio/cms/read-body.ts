import { LARGEST_SAVE } from '#site/largest-body.ts';
import { Refusal } from '../drafts/refusal.ts';

/**
 * The JSON of a request, as far as it is bearable: what is larger is not read to its end.
 * @throws Refusal with 413 or 400
 */
export async function readBody(request: Request, largest = LARGEST_SAVE): Promise<unknown> {
  const refuse = () =>
    new Refusal(
      413,
      `This is more than ${largest / 1_000_000} MB at once. Make your pictures smaller, and save with a few at a time.`,
    );
  if (Number(request.headers.get('content-length') ?? 0) > largest) throw refuse();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > largest) throw refuse();
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString()) as unknown;
  } catch {
    throw new Refusal(400, 'This is no request of the CMS: its body is not JSON.');
  }
}
