import { expect, test } from '@playwright/test';
import { type Files, type Site, startSite, write } from '../command.ts';
import { choices, post, slowPicture } from './content.ts';
import { damagedFiles, releasedIn, statusIn } from './released.ts';
import { contentRepository } from './repository.ts';

let repository: ReturnType<typeof contentRepository>;
let builder: Site;
let other: Site;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  repository = contentRepository({ 'posts/one.md': post('One', 'Text 0.'), ...choices });
  builder = await startSite(repository.variables, 'edit', true);
  other = await startSite(repository.variables, 'edit', true);
});
test.afterAll(async () => {
  if (other) signal(other, 'SIGCONT');
  await builder?.stop();
  await other?.stop();
  repository?.remove();
});

/** To a server and the builds that it has begun, which would go on without it. */
const signal = ({ pid }: Site, name: NodeJS.Signals) => process.kill(-pid, name);

const textFrom = async ({ origin }: Site) => (await fetch(`${origin}/blog/one`)).text();

const publish = (text: string, files: Files = {}) => {
  write(repository.folder, { 'posts/one.md': post('One', text), ...files });
  return repository.commit(text);
};

const soon = { timeout: 120_000, intervals: [50] };

test('of two servers on one data folder one builds, both serve, and one goes on where the other was killed', async () => {
  test.setTimeout(420_000);
  const { DATA_DIR } = repository.variables;
  publish('Text 1.');
  for (const site of [builder, other]) {
    await expect.poll(() => textFrom(site), soon).toContain('Text 1.');
  }
  expect(releasedIn(DATA_DIR).entries, 'one release for each content').toHaveLength(2);

  // The other one hears of nothing, so that it is known who builds.
  signal(other, 'SIGSTOP');
  const commit = publish('Text 2.\n\n![](/media/slow.jpg)', {
    'media/slow.jpg': await slowPicture(),
  });
  await expect
    .poll(() => statusIn(DATA_DIR), { ...soon, intervals: [10] })
    .toMatchObject({ commit, state: 'building', step: 'pages' });
  await builder.kill();
  signal(other, 'SIGCONT');
  expect(await textFrom(other)).toContain('Text 1.');
  await expect.poll(() => textFrom(other), soon).toContain('Text 2.');
  await expect.poll(() => statusIn(DATA_DIR), soon).toMatchObject({ commit, state: 'live' });
  expect(damagedFiles(DATA_DIR)).toEqual([]);
  expect(releasedIn(DATA_DIR).unfinished).toEqual([]);
});
