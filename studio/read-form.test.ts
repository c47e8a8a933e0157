import { expect, test } from 'vitest';
import { readForm } from './read-form.ts';

const sent = (type: string, body: string) =>
  readForm(
    new Request('http://site', { method: 'POST', body, headers: { 'content-type': type } }),
  );

test('a form is read in either way in which browsers send it', async () => {
  const name = await sent('application/x-www-form-urlencoded;charset=UTF-8', 'name=A');
  expect(name?.get('name')).toBe('A');
  const parts = '--x\r\ncontent-disposition: form-data; name="name"\r\n\r\nB\r\n--x--\r\n';
  expect((await sent('multipart/form-data; boundary=x', parts))?.get('name')).toBe('B');
});

test.each([
  ['text/plain', 'name=A'],
  ['multipart/form-data', 'name=A'],
  ['multipart/form-data; boundary=x', 'name=A'],
])(
  'what says that it is %s and holds %s is no form, and no fault of ours',
  async (type, body) => {
    expect(await sent(type, body)).toBeNull();
  },
);
