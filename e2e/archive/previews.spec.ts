import { cpSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { type Site, startSite } from '../command.ts';
import { contentRepository } from '../editors/repository.ts';
import { signIn } from '../editors/signed-in.ts';
import { archiveSite } from '../site-under-test.ts';

let repository: ReturnType<typeof contentRepository>;
let site: Site;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  repository = contentRepository({ 'README.txt': 'The archive lies beside this file.\n' });
  cpSync(archiveSite.CONTENT_DIR, repository.folder, { recursive: true });
  repository.commit('The archive');
  site = await startSite(repository.variables, 'edit');
});

test.afterAll(async () => {
  await site?.stop();
  repository?.remove();
});

test('the preview of each post, at the commit and instant of the release, is the released page', async () => {
  test.setTimeout(240_000);
  const { release } = await (await fetch(`${site.origin}/healthz`)).json();
  const link = await previewAt(repository.git('rev-parse', 'HEAD'), instantOf(release));
  const posts = await addressesOfPosts();
  expect(posts.length).toBeGreaterThan(100);
  const different: string[] = [];
  for (const address of posts) {
    const [released, previewed] = await Promise.all([
      mainOf(site.origin + address),
      mainOf(link + address),
    ]);
    if (released !== previewed) different.push(address);
  }
  expect(different).toEqual([]);
});

/** Releases are named after their instant: `2026-11-22T22-17-25-831Z`. */
function instantOf(release: string): string {
  return release.replace(/T(\d\d)-(\d\d)-(\d\d)-(\d{3}Z)$/, 'T$1:$2:$3.$4');
}

async function previewAt(commit: string, instant: string): Promise<string> {
  const response = await fetch(`${site.origin}/admin/api/links`, {
    method: 'POST',
    headers: {
      cookie: await signIn(site),
      origin: site.origin,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ ref: 'refs/heads/main', commit, instant }),
  });
  expect(response.status).toBe(200);
  return site.origin + (await response.json()).url;
}

/** Those in the sitemap; what is unlisted stands in no list. */
async function addressesOfPosts(): Promise<string[]> {
  const index = await (await fetch(`${site.origin}/sitemap.xml`)).text();
  const parts = [...index.matchAll(/<loc>([^<]+posts-\d+\.xml)</g)].map(
    ([, part = '']) => part,
  );
  const texts = await Promise.all(
    parts.map(async (part) => (await fetch(site.origin + new URL(part).pathname)).text()),
  );
  return [...texts.join('').matchAll(/<loc>([^<]+)<\/loc>/g)]
    .map(([, address = '']) => new URL(address).pathname)
    .filter((path) => /^\/blog\/[^/]+$/.test(path));
}

async function mainOf(address: string): Promise<string> {
  const response = await fetch(address);
  expect(response.status, address).toBe(200);
  const [main] = /<main[\s\S]*<\/main>/.exec(await response.text()) ?? [];
  expect(main, address).toBeDefined();
  return main ?? '';
}
