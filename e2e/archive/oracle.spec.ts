import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  expect,
  expectedFile,
  oracleFolder,
  publicPosts,
  slugOf,
  test,
  withoutPage,
} from './shared.ts';

/** What only the independent reading has in a field of a post, and what only the page has. */
type Difference = { file: string; field: string; expected: string[]; rendered: string[] };

/** What the rendered posts may have otherwise than the independent reading; nothing else. */
const allowed: (Difference & { reason: string })[] = JSON.parse(
  readFileSync(new URL('./allowed-differences.json', import.meta.url), 'utf8'),
);

/** The oracle with its own packages, kept between runs. It shares no parser with this site. */
function installOracle(): string {
  const folder = path.resolve('.masthead/tests/oracle');
  mkdirSync(folder, { recursive: true });
  for (const name of ['oracle.mjs', 'package.json']) {
    cpSync(path.join(oracleFolder, name), path.join(folder, name), { force: true });
  }
  if (!existsSync(path.join(folder, 'node_modules/cheerio'))) {
    const { status, stderr } = spawnSync('npm', ['install', '--no-audit', '--no-fund'], {
      cwd: folder,
      encoding: 'utf8',
    });
    if (status !== 0)
      throw new Error(`The oracle's packages could not be installed.\n${stderr}`);
  }
  return folder;
}

test('nothing of any post is lost or changed, but for differences that are listed with a reason', async ({
  archive,
  page,
}) => {
  test.setTimeout(240_000);
  const rendered: { file: string; html: string }[] = [];
  for (const post of publicPosts) {
    const response = await page.request.get(
      `${archive.origin}/blog/${encodeURIComponent(slugOf(post))}`,
    );
    const html = await page.evaluate(
      (text) => {
        const { body } = new DOMParser().parseFromString(text, 'text/html');
        return body.querySelector('[data-body]')?.innerHTML ?? '';
      },
      await response.text(),
    );
    rendered.push({ file: post.file, html });
  }
  const oracle = installOracle();
  const actual = path.join(oracle, 'rendered.json');
  writeFileSync(actual, JSON.stringify(rendered));
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['oracle.mjs', '--compare', expectedFile, actual],
    { cwd: oracle, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  expect(stdout, stderr).toMatch(/^125 expected, \d+ with differences$/m);

  const { lost, differences } = readReport(stdout);
  expect(lost).toEqual(withoutPage.map(({ file }) => file));
  expect(differences).toEqual(allowed.map(({ reason: _, ...difference }) => difference));
});

test('a difference is allowed for three reasons only', () => {
  for (const { file, reason } of allowed) {
    expect(reason, file).toMatch(
      /^(Address without a scheme|Video frame|Address of a picture): .{30,}/,
    );
  }
});

/** The oracle's words, one line for each post and one for each field that differs in it. */
function readReport(report: string) {
  const lost: string[] = [];
  const differences: Difference[] = [];
  let file = '';
  for (const line of report.split('\n')) {
    const [, verdict, name] = /^(LOST|DIFF|EXTRA) (.*)$/.exec(line) ?? [];
    if (verdict === 'LOST') lost.push(name ?? '');
    if (verdict === 'EXTRA') throw new Error(`The oracle does not know ${name}.`);
    if (verdict === 'DIFF') file = name ?? '';
    // Where its two engines disagree, the oracle itself does not know.
    if (/^ +\[/.test(line) && !line.includes('(soft:')) {
      const [field, expected, rendered] = JSON.parse(line);
      differences.push({
        file,
        field,
        expected: expected?.missing ?? [expected],
        rendered: rendered?.extra ?? [rendered],
      });
    }
  }
  return { lost, differences };
}
