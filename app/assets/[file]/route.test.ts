import { expect, test } from 'vitest';
import { GET } from './route.ts';

test('a script that is not there is not found, and no fault', async () => {
  const params = Promise.resolve({ file: 'nowhere.js' });
  expect((await GET(new Request('http://localhost/'), { params })).status).toBe(404);
});
