import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { variablesFor } from '#site/environment.ts';
import { fateOf, thisProcess } from '#system/process.ts';
import { childOf, installation, runCommand, startSite } from '../command.ts';
import { siteUnderTest } from '../site-under-test.ts';

/** What the build says while it works; the first start shows that these words are still used. */
const BUILDING = /Making \d+ of \d+ pages/;

test('what was built is served at once', async ({ request }) => {
  const site = await startSite(siteUnderTest);
  expect((await request.get(`${site.origin}/blog/published`)).status()).toBe(200);
  await site.stop();
  expect(site.output).not.toMatch(BUILDING);
});

/** Whoever runs a test may have no name in git. */
const EDITOR = {
  GIT_CONFIG_COUNT: '2',
  ...{ GIT_CONFIG_KEY_0: 'user.name', GIT_CONFIG_VALUE_0: 'Ed' },
  ...{ GIT_CONFIG_KEY_1: 'user.email', GIT_CONFIG_VALUE_1: 'ed@example.org' },
};

for (const command of ['start', 'edit']) {
  test(`who ends \`npm run ${command}\` by its process id has ended the server`, async () => {
    // Where the code is new, the studio is compiled first.
    test.setTimeout(240_000);
    const npm = spawn('npm', ['run', command], {
      stdio: ['ignore', 'pipe', 'inherit'],
      // A server that outlives npm is ended with the group.
      detached: true,
      env: variablesFor({ ...siteUnderTest, ...EDITOR, PORT: '0' }),
    });
    const serving = /The site is at http:\/\/localhost:(\d+)/;
    let output = '';
    npm.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
    try {
      await expect.poll(() => output, { timeout: 180_000 }).toMatch(serving);
      const [, port] = serving.exec(output) ?? [];
      const health = () =>
        fetch(`http://127.0.0.1:${port}/healthz`).then(
          ({ status }) => status,
          () => null,
        );
      expect(await health()).toBe(200);
      npm.kill('SIGTERM');
      await expect.poll(health).toBeNull();
    } finally {
      endGroup(npm.pid ?? 0);
    }
  });
}

test('a studio that no longer answers does not keep a server from ending', async () => {
  test.setTimeout(240_000);
  const site = await startSite({ ...siteUnderTest, ...EDITOR }, 'edit');
  const studio = childOf(site.pid, 'next-server');
  process.kill(studio, 'SIGSTOP');
  await site.stop();
  expect(fateOf({ ...thisProcess(), pid: studio })).toBe('gone');
});

/** Ends what is left of a process and all that it has started. */
function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

for (const command of ['start', 'dev'] as const) {
  test(`\`npm run ${command}\` says in one sentence that its port is in use, and ends`, async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { variables, remove } = installation({ 'only.md': 'A post.' });
    const { status, output } = await runCommand(command, {
      ...variables,
      ...{ HOST: '127.0.0.1', PORT: `${port}` },
    });
    expect(status).toBe(1);
    expect(output).toBe(`Port ${port} is in use. Set PORT to another one.\n`);
    other.close();
    remove();
  });
}

test('a bare folder of posts is a site; a second start builds nothing, a changed post is published', async ({
  request,
}) => {
  // Two production builds, each with its pictures for sharing.
  test.setTimeout(420_000);
  const post = (title: string) =>
    `---\ntemplateKey: blog-post\ntitle: ${title}\ndate: 2025-01-02T03:04:05Z\n---\n\nThe text.\n`;
  const { variables, remove } = installation({ 'only.md': post('As it was') });
  const first = await startSite(variables);
  expect(first.output).toMatch(BUILDING);
  // A line for each step with its seconds, and nothing of Next.
  expect(first.output).toMatch(/^Compiling the site +\d+\.\d s$/m);
  expect(first.output).not.toMatch(/Next\.js|Turbopack|[▲✓⚠]/);
  expect(await (await request.get(`${first.origin}/blog/only`)).text()).toContain('As it was');
  await first.stop();

  const second = await startSite(variables);
  expect(second.output).not.toMatch(BUILDING);
  await second.stop();

  writeFileSync(path.join(variables.CONTENT_DIR, 'only.md'), post('As it is'));
  const third = await startSite(variables);
  const shown = async () => (await request.get(`${third.origin}/blog/only`)).text();
  // The server was started with a release: readers keep that one until the next is complete.
  await expect.poll(shown, { timeout: 180_000 }).toContain('As it is');
  await third.stop();
  remove();
});
