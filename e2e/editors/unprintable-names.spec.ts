import { expect, test } from '@playwright/test';
import { installation, runCommand } from '../command.ts';

const post = '---\ntemplateKey: blog-post\ntitle: Sound\ndate: 2026-01-31\n---\n\nText.\n';

/** What would clear a terminal, forge a line of a log, or turn its end round. */
const NAMES = ['posts/clear\x1b[2J', 'posts/new\nline', 'posts/turn\u202Edm'];

const ESCAPED = ['clear\\u{1B}[2J', 'new\\u{A}line', 'turn\\u{202E}dm'];

for (const command of ['check', 'build'] as const) {
  test(`\`npm run ${command}\` writes names of files so that they do nothing`, async () => {
    const { variables, remove } = installation(
      Object.fromEntries(
        NAMES.flatMap((name) => [
          [`${name}.md`, post],
          [`${name}-broken.md`, '---\ntitle: [\n---\n'],
          [`${name}.txt`, 'no post'],
        ]),
      ),
    );
    const { status, output } = await runCommand(command, variables);
    remove();
    expect(status).toBe(1);
    for (const name of ESCAPED) expect(output).toContain(`posts/${name}-broken.md:2:`);
    expect(output.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
    expect(output).not.toMatch(/^line/m);
  });
}
