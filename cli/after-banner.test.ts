import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { sayAfterBanner } from './after-banner.ts';

test('the address that Next has within this machine is not said, and what comes later is', async () => {
  const printed = new PassThrough();
  const said: string[] = [];
  sayAfterBanner(printed, (line) => said.push(line));
  printed.write('▲ Next.js 16\n- Local: http://localhost:4321\n\n✓ Starting...\n✓ Re');
  printed.end('ady in 300ms\n✓ Running next.config.ts took 463ms\nSomething else\n');
  await once(printed, 'close');
  await expect.poll(() => said, { timeout: 15_000 }).toEqual(['Something else']);
});
