import { expect, test } from 'vitest';
import { jsonBody } from './json-body.ts';

test('a request that is cut off is refused, and no error', async () => {
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{"a":')),
    pull: () => Promise.reject(new Error('aborted')),
  });
  const sent = { method: 'POST', body, duplex: 'half' } as RequestInit;
  const read = await jsonBody(new Request('http://localhost', sent));
  expect(read).toMatchObject({ refused: { status: 400 } });
});
