import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import type { Built } from './build.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'masthead-inputs-'));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** Content that was read, and what a build has found out of its pictures: nothing. */
async function preparedWith(files: Record<string, string>) {
  const contentDir = mkdtempSync(path.join(folder, 'content-'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(contentDir, file)), { recursive: true });
    writeFileSync(path.join(contentDir, file), text);
  }
  vi.resetModules();
  vi.stubEnv('CONTENT_DIR', contentDir);
  vi.stubEnv('DATA_DIR', path.join(folder, 'data'));
  const { prepare } = await import('./prepare.ts');
  const told = { files: [], findings: [], told: new Map() };
  const built: Built = { code: '', sharing: told, pictures: told };
  return { prepared: await prepare('writers'), built };
}

test('an author’s page is made anew with the photo in the file that counts', async () => {
  const svg = (width: number) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="3"/>`;
  const author = (fields: string) => `---\nauthorName: Ada Test\n${fields}---\n`;
  const pageWith = async (first: string, last: string) => {
    const { prepared, built } = await preparedWith({
      'posts/a.md':
        '---\ntemplateKey: blog-post\ntitle: A\nauthor: Ada Test\ndate: 2025-01-01T00:00:00.000Z\n---\nText.\n',
      'authors/a.md': author('company: One\nrole: Editor\nphoto: /media/first.svg\n'),
      'authors/b.md': author('photo: /media/last.svg\n'),
      'media/first.svg': first,
      'media/last.svg': last,
    });
    const { inputsOf } = await import('./build-inputs.ts');
    return inputsOf(prepared, built).pages.get('/blog/author/ada-test');
  };
  const page = await pageWith(svg(4), svg(5));
  expect(page).toBeDefined();
  expect(await pageWith(svg(4), svg(6))).toBe(page);
  expect(await pageWith(svg(6), svg(5))).not.toBe(page);
});

test('a release is signed by the code with which it was begun', async () => {
  let code = 'one version';
  vi.doMock('#system/code-fingerprint.ts', () => ({ codeFingerprint: () => code }));
  const { prepared, built } = await preparedWith({ 'posts/a.md': '' });
  const { inputsOf } = await import('./build-inputs.ts');
  const { unlessChanged } = await import('./code-now.ts');
  const before = inputsOf(prepared, built).code;
  expect(() => unlessChanged(prepared.code)).not.toThrow();
  code = 'another version';
  expect(inputsOf(prepared, built).code).toBe(before);
  expect(() => unlessChanged(prepared.code)).toThrow('changed');
});
