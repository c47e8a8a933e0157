import { expect, test } from 'vitest';
import { readBody } from './read-body.ts';

const post = (body: BodyInit, headers = {}) =>
  new Request('http://localhost/', {
    method: 'POST',
    body,
    headers,
    duplex: 'half',
  } as RequestInit);

/** A body without an end, which says nothing of its length. */
function endless() {
  let sent = 0;
  const body = new ReadableStream({
    pull(stream) {
      sent += 1_000;
      stream.enqueue(new Uint8Array(1_000));
    },
  });
  return { request: post(body), sent: () => sent };
}

test('a body is read as JSON', async () => {
  expect(await readBody(post('{"a":["é"]}'))).toEqual({ a: ['é'] });
});

test('what is no JSON is refused', async () => {
  await expect(readBody(post('a=1'))).rejects.toMatchObject({ status: 400 });
  await expect(readBody(post(''))).rejects.toMatchObject({ status: 400 });
});

test('one that is too large is refused before it is read, and an endless one before its end', async () => {
  const large = post('x'.repeat(2_000), { 'content-length': '2000' });
  await expect(readBody(large, 1_000)).rejects.toMatchObject({ status: 413 });
  expect(large.bodyUsed).toBe(false);
  const { request, sent } = endless();
  await expect(readBody(request, 10_000)).rejects.toMatchObject({ status: 413 });
  expect(sent()).toBeLessThan(20_000);
});
