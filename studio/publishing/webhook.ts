import { createHmac, timingSafeEqual } from 'node:crypto';
import { environment } from '#site/environment.ts';
import { ask } from './requests.ts';

/** More than any forge sends; GitHub stops at this size. */
const LARGEST = 25 * 1024 * 1024;

/**
 * Answers whoever says that the content has changed: the hook of a forge, or a script. What it
 * says is not read, only that it knows the secret; the same request sent again does no more
 * than have the publisher look once more.
 */
export async function receiveWebhook(request: Request): Promise<Response> {
  const { webhookSecret } = environment();
  if (webhookSecret === null) return answer(404, 'There is nothing here.');
  const given = /^sha256=([0-9a-f]{64})$/i.exec(
    request.headers.get('x-hub-signature-256') ?? '',
  )?.[1];
  if (given === undefined) {
    return answer(401, 'Sign the body with WEBHOOK_SECRET, in X-Hub-Signature-256.');
  }
  const signature = await signatureOf(request, webhookSecret);
  if (signature === null) return answer(413, `The body is larger than ${LARGEST} bytes.`);
  if (!timingSafeEqual(signature, Buffer.from(given, 'hex'))) {
    return answer(401, 'The signature is not that of this body.');
  }
  await ask({ do: 'look' });
  return answer(202, 'The publisher looks for what is new.');
}

/** Read piece by piece, so that nobody fills our memory. @returns null for a body that is too large */
async function signatureOf({ body }: Request, secret: string): Promise<Buffer | null> {
  const hmac = createHmac('sha256', secret);
  const reader = body?.getReader();
  for (let size = 0; reader; ) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > LARGEST) {
      await reader.cancel();
      return null;
    }
    hmac.update(value);
  }
  return hmac.digest();
}

function answer(status: number, message: string): Response {
  return Response.json({ message }, { status, headers: { 'cache-control': 'no-store' } });
}
