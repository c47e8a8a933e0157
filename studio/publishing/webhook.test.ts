import { createHmac } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const SECRET = 'of-the-webhook-'.repeat(3);
const BODY = '{"ref":"refs/heads/main"}';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'webhook-'));
  vi.resetModules();
  vi.stubEnv('DATA_DIR', dataDir);
  vi.stubEnv('WEBHOOK_SECRET', SECRET);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(dataDir, { recursive: true });
});

const signatureOf = (body: string, secret = SECRET) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

async function send(body: string, signature?: string): Promise<number> {
  const { receiveWebhook } = await import('./webhook.ts');
  const request = new Request('https://news.example.org/api/publish', {
    method: 'POST',
    body,
    headers: signature === undefined ? {} : { 'x-hub-signature-256': signature },
  });
  return (await receiveWebhook(request)).status;
}

const requests = () =>
  readdirSync(dataDir, { recursive: true }).filter((name) => String(name).endsWith('.json'));

test('who knows the secret has the publisher look, once however often it is asked', async () => {
  expect(await send(BODY, signatureOf(BODY))).toBe(202);
  expect(await send(BODY, signatureOf(BODY))).toBe(202);
  expect(requests()).toHaveLength(1);
});

test.each([
  ['no signature', undefined],
  ['another secret', signatureOf(BODY, 'x'.repeat(40))],
  ['the signature of another body', signatureOf(`${BODY} `)],
  ['a signature that was cut short', signatureOf(BODY).slice(0, -2)],
  ['a signature that goes on', `${signatureOf(BODY)}00`],
  ['another way of signing', signatureOf(BODY).replace('sha256=', 'sha1=')],
  ['letters that are no digits', `sha256=${'z'.repeat(64)}`],
  ['nothing', ''],
])('%s is refused, and nothing is asked', async (_, signature) => {
  expect(await send(BODY, signature)).toBe(401);
  expect(requests()).toEqual([]);
});

test('a body without end is refused while it comes', async () => {
  const { receiveWebhook } = await import('./webhook.ts');
  const piece = new Uint8Array(1024 * 1024);
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1;
      controller.enqueue(piece);
    },
  });
  const headers = { 'x-hub-signature-256': signatureOf('') };
  const init = { method: 'POST', body, headers, duplex: 'half' };
  const request = new Request('https://news.example.org/api/publish', init as RequestInit);
  expect((await receiveWebhook(request)).status).toBe(413);
  expect(sent).toBeLessThan(30);
});

test('where no secret is set there is no such address', async () => {
  vi.stubEnv('WEBHOOK_SECRET', '');
  expect(await send(BODY, signatureOf(BODY))).toBe(404);
  expect(requests()).toEqual([]);
});
