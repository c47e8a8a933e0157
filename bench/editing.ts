import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { requireWholeBrowser } from '#e2e/browser.ts';
import { type Files, startSite } from '#e2e/command.ts';
import { cmsOf, formOf, linkTo } from '#e2e/editors/cms-request.ts';
import { contentRepository } from '#e2e/editors/repository.ts';
import { signIn } from '#e2e/editors/signed-in.ts';
import { archiveSite } from '#e2e/site-under-test.ts';
import { makeArchive } from './make-archive.ts';
import { median } from './median.ts';

/** As many posts as the real archive has. */
const POSTS = 125;
const ROUNDS = { save: 9, publish: 3 };

/** What an editor was promised, in seconds. */
const LIMITS = { save: 1, publish: 30 };

/** Measures how long a reviewer waits for a draft, and readers for a post. */
export async function measureEditing(): Promise<void> {
  const { files, folder } = readContent();
  const repository = contentRepository(files);
  const site = await startSite(repository.variables, 'edit');
  const browser = await chromium.launch({
    executablePath: requireWholeBrowser(),
  });
  try {
    const cookie = await signIn(site);
    const ask = cmsOf(site, cookie);
    const slug = slugsIn(files, folder)[0] ?? '';
    const asked = async (action: string, params: object) => {
      const { status, body } = await ask(action, params);
      if (status !== 200) throw new Error(`${action}: ${status} ${body.error}`);
    };
    const save = async (text: string) =>
      asked('persistEntry', await formOf(ask, slug, text, folder));
    await save('Begun.');
    const link = site.origin + (await linkTo(site, cookie, slug, folder));
    const page = await browser.newPage();
    // What a server does at its first preview alone is not what reviewers wait for.
    await page.goto(link);

    const saving: number[] = [];
    for (let round = 0; round < ROUNDS.save; round++) {
      const form = await formOf(ask, slug, `Saved ${round}.`, folder);
      const start = performance.now();
      await asked('persistEntry', form);
      await page.goto(link, { waitUntil: 'commit' });
      await page.getByText(`Saved ${round}.`).first().waitFor();
      saving.push((performance.now() - start) / 1000);
    }

    const publishing: number[] = [];
    let requests = 0;
    for (let round = 0; round < ROUNDS.publish; round++) {
      const text = `Published ${round}.`;
      await save(text);
      const start = performance.now();
      await asked('publishUnpublishedEntry', { collection: 'posts', slug });
      for (let shown = ''; !shown.includes(text); requests++) {
        await pause(50);
        const response = await fetch(`${site.origin}/blog/${slug}`);
        if (!response.ok) throw new Error(`A reader got ${response.status}.`);
        shown = await response.text();
      }
      publishing.push((performance.now() - start) / 1000);
    }
    console.table({
      'save, until a reviewer’s browser shows it': row(saving, LIMITS.save),
      'publish, until readers get it': row(publishing, LIMITS.publish),
    });
    const [load = 0] = loadavg();
    console.log(
      `${cpus().length} cores with ${round(load)} processes at work: above the number of cores, times are longer than the site’s own.`,
    );
    console.log(`Readers asked ${requests} times meanwhile, and got a page each time.`);
  } finally {
    await browser.close();
    await site.stop();
    repository.remove();
  }
}

const row = (seconds: number[], limit: number) => ({
  'median, s': round(median(seconds)),
  'at most, s': round(Math.max(...seconds)),
  'promised, s': limit,
  kept: Math.max(...seconds) < limit ? 'yes' : 'no',
});

const round = (seconds: number) => Math.round(seconds * 100) / 100;

/** The real archive where it lies beside this project, else one that was made. */
function readContent(): { files: Files; folder: string } {
  if (existsSync(archiveSite.CONTENT_DIR)) {
    console.log(`Content: ${archiveSite.CONTENT_DIR}`);
    return { files: filesIn(archiveSite.CONTENT_DIR), folder: 'src/pages/blog' };
  }
  console.log(`Content: ${POSTS} posts that were made`);
  const made = mkdtempSync(path.join(tmpdir(), 'bench-'));
  makeArchive(made, POSTS);
  const files = filesIn(made);
  rmSync(made, { recursive: true });
  return { files, folder: 'posts' };
}

function filesIn(folder: string): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [path.relative(folder, file), readFileSync(file)]),
  );
}

/** Of posts whose address is their file's name. */
function slugsIn(files: Files, folder: string): string[] {
  return Object.entries(files).flatMap(([file, text]) => {
    const { dir, name, ext } = path.parse(file);
    const isIts = new RegExp(`^ {2}url: .*/${name}$`, 'm').test(`${text}`);
    const isListed = /^hidePost: false$/m.test(`${text}`);
    return dir === folder && ext === '.md' && isIts && isListed ? [name] : [];
  });
}
