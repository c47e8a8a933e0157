import path from 'node:path';
import { expect, test } from '@playwright/test';
import { runCommand } from '../command.ts';
import { needsInstalled } from '../needs.ts';
import { addressesOf, releaseIn } from '../release.ts';
import { siteUnderTest } from '../site-under-test.ts';
import { contractOf, keeps } from './contract.ts';
import { sshHost, swift } from './destinations.ts';
import { hosts } from './hosts.ts';
import { startObjectStore } from './object-store.ts';
import { startSshHost } from './ssh-host.ts';

test.describe.configure({ timeout: 420_000 });

async function ship(variables: Record<string, string>): Promise<string> {
  const { status, output } = await runCommand('ship', { ...siteUnderTest, ...variables });
  expect(output).toContain('Shipped');
  expect(status).toBe(0);
  return output;
}

test('what was shipped by ssh is served on the other host as a host serves it here', async () => {
  const nginx = hosts.find(({ name }) => name === 'nginx');
  if (!nginx) throw new Error('There is no nginx.');
  needsInstalled(sshHost, nginx);
  const there = await startSshHost();
  try {
    expect(await ship(there.variables)).not.toContain(': 0 files');
    expect(await ship(there.variables)).toContain(': 0 files');
    const { port, stop } = await nginx.start(path.join(there.folder, 'current'));
    try {
      const release = releaseIn(siteUnderTest.DATA_DIR);
      for (const clause of contractOf(release)) await keeps(port, release.host, clause);
    } finally {
      await stop();
    }
  } finally {
    await there.stop();
  }
});

test('a host that does not answer is said, in a sentence', async () => {
  needsInstalled(sshHost);
  const there = await startSshHost();
  await there.stop();
  const { status, output } = await runCommand('ship', { ...siteUnderTest, ...there.variables });
  expect(status).toBe(1);
  expect(output).toMatch(/Visitors keep the release that they have.*Connection refused/s);
  expect(output).not.toContain('    at ');
});

test('a bucket has what `npm start` serves, under its address', async ({ request }) => {
  needsInstalled(swift);
  const store = await startObjectStore();
  try {
    await ship(store.variables);
    const release = releaseIn(siteUnderTest.DATA_DIR);
    const addresses = addressesOf(release);
    expect(addresses.length).toBeGreaterThan(100);
    let hidden = 0;
    for (const address of addresses) {
      const ours = await request.get(address);
      const theirs = await store.get(address === '/' ? 'index.html' : address.slice(1));
      if ('x-robots-tag' in ours.headers()) {
        hidden += 1;
        expect(theirs.status, address).toBe(404);
        continue;
      }
      expect(Buffer.from(await theirs.arrayBuffer()).equals(await ours.body()), address).toBe(
        true,
      );
      for (const name of ['content-type', 'cache-control']) {
        expect(theirs.headers.get(name), `${address} ${name}`).toBe(ours.headers()[name]);
      }
    }
    expect(hidden).toBeGreaterThan(0);
    expect(await (await store.get(release.moved[0]?.slice(1) ?? '')).text()).toContain('Moved');
    expect(await ship(store.variables)).toContain('0 objects uploaded, 0 deleted');
  } finally {
    await store.stop();
  }
});
