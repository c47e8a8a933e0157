import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { median } from './median.ts';

const ROUNDS = 3;

/** Pages as simple as a theme can have them: each post, its lists and feeds by author and category. */
const FILES: Record<string, string> = {
  'hugo.toml': `baseURL = 'https://example.org/'
title = 'The same posts'
ignoreErrors = ['error-missing-instagram-accesstoken']
[taxonomies]
author = 'author'
category = 'category'
[markup.goldmark.renderer]
unsafe = true
`,
  'layouts/_default/baseof.html': `<!doctype html><html lang="en"><head><title>{{ .Title }}</title></head><body><main>{{ block "main" . }}{{ end }}</main></body></html>`,
  'layouts/_default/single.html': `{{ define "main" }}<article><h1>{{ .Title }}</h1><time>{{ .Date }}</time>{{ .Content }}</article>{{ end }}`,
  'layouts/_default/list.html': `{{ define "main" }}<h1>{{ .Title }}</h1>{{ range (.Paginate .Pages).Pages }}<h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>{{ .Summary }}{{ end }}{{ template "_internal/pagination.html" . }}{{ end }}`,
};

/**
 * Measures how long Hugo takes for a whole build of the same posts, which is also what an edit
 * costs there.
 * @param content folder with \`posts\`
 * @param folder for Hugo's site
 * @returns the median in seconds, null where Hugo is not installed
 */
export function measureHugo(content: string, folder: string): number | null {
  if (spawnSync('hugo', ['version']).error) return null;
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  cpSync(path.join(content, 'posts'), path.join(folder, 'content/posts'), { recursive: true });
  cpSync(path.join(content, 'media'), path.join(folder, 'static/media'), { recursive: true });
  const rounds = Array.from({ length: ROUNDS }, () => {
    rmSync(path.join(folder, 'public'), { recursive: true, force: true });
    const begun = performance.now();
    const { status, stdout, stderr } = spawnSync('hugo', ['--quiet', '--config', 'hugo.toml'], {
      cwd: folder,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`hugo failed:\n${stdout}${stderr}`);
    return (performance.now() - begun) / 1000;
  });
  return median(rounds);
}
