import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { sayErrors, whenReady } from './quiet.ts';

test('of what Next prints, what goes wrong is said, and its hints are not', async () => {
  const printed = new PassThrough();
  const said: string[] = [];
  sayErrors(printed, (line) => said.push(line));
  printed.write(
    ' ⚠ A port was taken\nSee more: https://nextjs.org/docs/x\n ✓ Ready in 1s\n ⨯ Error: broken\n    at ',
  );
  printed.end('page.tsx:3\n');
  await once(printed, 'close');
  await expect
    .poll(() => said, { timeout: 15_000 })
    .toEqual([' ⨯ Error: broken', '    at page.tsx:3']);
});

test('a server of Next that can be asked is told of once it says so', async () => {
  const printed = new PassThrough();
  let times = 0;
  whenReady(printed, () => {
    times += 1;
  });
  printed.write('▲ Next.js 16\n- Local: http://localhost:4321\n');
  printed.end('✓ Ready in 300ms\n');
  await expect.poll(() => times, { timeout: 15_000 }).toBe(1);
});
