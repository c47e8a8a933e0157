import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const project = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'planted-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Plants a file beside a copy of the linter's settings. @returns what the linter says */
function lint(file: string, text: string): string {
  for (const settings of ['biome.json', '.gitignore']) {
    cpSync(path.join(project, settings), path.join(folder, settings));
  }
  mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
  writeFileSync(path.join(folder, file), `${text}\n`);
  const biome = path.join(project, 'node_modules/.bin/biome');
  try {
    return execFileSync(biome, ['ci', '--error-on-warnings', '--colors=off', file], {
      cwd: folder,
      stdio: 'pipe',
      encoding: 'utf8',
    });
  } catch (error) {
    return (error as { stderr: string }).stderr;
  }
}

describe('the house rules that the linter holds', () => {
  it.each([
    ['newsroom/post.ts', 'export const home = process.env.HOME;', 'noProcessEnv'],
    ['newsroom/aPost.ts', 'export const home = 1;', 'useFilenamingConvention'],
    ['newsroom/post.ts', 'export default 1;', 'noDefaultExport'],
    ['newsroom/post.ts', 'export const home = (post: any) => post;', 'noExplicitAny'],
  ])('finds what is planted in %s: %s', (file, planted, rule) => {
    expect(lint(file, planted)).toContain(rule);
  });

  it.each([
    ['site/environment.ts', 'export const home = process.env.HOME;'],
    ['app/[slug]/not-found.tsx', 'export default () => null;'],
  ])('lets through in %s: %s', (file, written) => {
    expect(lint(file, written)).not.toContain('lint/');
  });
});
