import { randomUUID } from 'node:crypto';
import { type Site, startSite } from '#e2e/command.ts';
import { contentRepository } from '#e2e/editors/repository.ts';
import { signIn } from '#e2e/editors/signed-in.ts';
import { studioRoutes } from '#site/routes.ts';
import { COSTLY } from '#sources/markdown/fixtures/costly-texts.ts';
import { parsePost } from '#sources/reading/parse-file.ts';
import { renderPost } from '#sources/render-post.ts';

/** What one text may take, and what everybody else may wait meanwhile, in milliseconds. */
const LIMITS = { text: 6_000, admin: 500 };

const KEYS = Array.from({ length: 20_000 }, (_, at) => `key${at}: 1`).join('\n');

type Row = { 'ms until read': number; outcome: string; '/admin, ms at most': number };

/**
 * Measures texts of 100 kB that are known to keep parsers busy: how long each takes by itself,
 * and how long the studio of a running server lets others wait while an editor types it.
 */
export async function measureCostlyTexts(): Promise<void> {
  await renderPost('warm.md', '# A\n\n~~~js\nlet a\n~~~', 1, null);
  const repository = contentRepository({
    'posts/a.md': '---\ntemplateKey: blog-post\ntitle: A\ndate: 2026-01-05\n---\nText.\n',
  });
  const site = await startSite(repository.variables, 'edit');
  const rows: Record<string, Row> = {};
  try {
    const cookie = await signIn(site);
    await type(site, cookie, 'A text.');
    rows['20,000 keys of frontmatter'] = {
      ...(await readFields(KEYS)),
      '/admin, ms at most': 0,
    };
    for (const { name, text } of COSTLY) {
      const read = await readText(text);
      rows[name] = { ...read, '/admin, ms at most': await waitingWhile(site, cookie, text) };
    }
  } finally {
    await site.stop();
    repository.remove();
  }
  console.table(rows);
  const slowest = Math.max(...Object.values(rows).map((row) => row['ms until read']));
  const longest = Math.max(...Object.values(rows).map((row) => row['/admin, ms at most']));
  console.log(`Slowest text: ${slowest} ms (limit: 5 s of CPU time).`);
  console.log(`Longest wait for /admin meanwhile: ${longest} ms (limit: ${LIMITS.admin}).`);
  if (slowest > LIMITS.text || longest > LIMITS.admin) process.exitCode = 1;
}

async function readText(text: string) {
  const began = performance.now();
  const { findings } = await renderPost('a.md', text, 1, null);
  return { 'ms until read': since(began), outcome: outcomeOf(findings) };
}

async function readFields(yaml: string) {
  const began = performance.now();
  const { findings } = await parsePost('a.md', Buffer.from(`---\n${yaml}\n---\nText.\n`));
  return { 'ms until read': since(began), outcome: outcomeOf(findings) };
}

const outcomeOf = (findings: { severity: string; rule: string }[]) =>
  findings.find(({ severity }) => severity === 'error')?.rule ?? 'rendered';

/** The longest that somebody waits for `/admin` until a text is shown that somebody else types. */
async function waitingWhile(site: Site, cookie: string, text: string): Promise<number> {
  let longest = 0;
  let isTyped = false;
  const typed = type(site, cookie, text).finally(() => {
    isTyped = true;
  });
  while (!isTyped) {
    const began = performance.now();
    const response = await fetch(`${site.origin}/admin`, { headers: { cookie } });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`/admin answered ${response.status}.`);
    longest = Math.max(longest, since(began));
  }
  await typed;
  return longest;
}

/** Sends a text as the form beside a live pane does, and waits for the page that shows it. */
async function type(site: Site, cookie: string, body: string): Promise<void> {
  const response = await fetch(
    `${site.origin}${studioRoutes.showLive()}?pane=${randomUUID()}`,
    {
      method: 'POST',
      headers: { cookie, origin: site.origin, 'content-type': 'application/json' },
      body: JSON.stringify({ file: null, data: { title: 'A', body }, pictures: {} }),
    },
  );
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`The live pane answered ${response.status}.`);
}

const since = (began: number): number => Math.round(performance.now() - began);
