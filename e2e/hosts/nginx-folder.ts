import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NOT_INSTALLED } from './installable.ts';

/** Which modules an nginx loads: those that Debian has enabled here, or none. */
export type Modules = 'with-modules' | 'plain';

/**
 * A folder in which an nginx of the tests keeps all that it writes.
 * @returns the folder, and what writes an `nginx.conf` around lines of `http`
 */
export function nginxFolder(modules: Modules): {
  folder: string;
  write: (http: string) => string;
} {
  const folder = mkdtempSync(path.join(tmpdir(), 'masthead-nginx-'));
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const user = process.getuid?.() === 0 ? 'user root;\n' : '';
  const load = modules === 'plain' ? '' : 'include /etc/nginx/modules-enabled/*.conf;\n';
  const write = (http: string) => {
    const file = path.join(folder, 'nginx.conf');
    writeFileSync(
      file,
      `${user}daemon off;
pid ${folder}/pid;
${load}events { }
http {
  access_log off;
${kinds.map((kind) => `  ${kind}_temp_path ${folder}/${kind};\n`).join('')}  ${http}
}
`,
    );
    return file;
  };
  return { folder, write };
}

/**
 * Why nginx cannot read some lines of `http` here.
 * @returns the end of a sentence that begins with its name; null where it can
 */
export function nginxLacks(modules: Modules, http: string): string | null {
  const { folder, write } = nginxFolder(modules);
  try {
    const words = ['-t', '-e', 'stderr', '-c', write(http)];
    const { error, status, stderr } = spawnSync('nginx', words, { encoding: 'utf8' });
    if (error) return NOT_INSTALLED;
    if (status === 0) return null;
    const [, directive] = /unknown directive "(\w+)"/.exec(stderr) ?? [];
    return directive
      ? `has no module for ${directive}`
      : `does not start (${stderr.trim().split('\n', 1)})`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
