import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { installation, runCommand, startSite } from '../command.ts';
import { ownDisk } from './own-disk.ts';
import { damagedFiles, releasedIn } from './released.ts';

const post = (title: string, text = 'The text.') =>
  `---\ntemplateKey: blog-post\ntitle: ${title}\ndate: 2025-01-02T03:04:05Z\n---\n\n${text}\n`;

test('where the disk is full, the build says so, and readers keep what they have', async ({
  request,
}) => {
  // Four builds.
  test.setTimeout(420_000);
  const installed = installation({ 'only.md': post('As it was') });
  const { CONTENT_DIR, DATA_DIR } = installed.variables;
  const disk = ownDisk(DATA_DIR, '32m');
  let stop = async () => {};
  try {
    const site = await startSite(installed.variables);
    stop = site.stop;
    const shown = async () => (await request.get(`${site.origin}/blog/only`)).text();
    const before = releasedIn(DATA_DIR);

    const makeRoom = disk.fill(8);
    // A title has a card to be drawn; of another text a process that helps writes the first file.
    for (const changed of [post('As it was', 'Another text.'), post('As it is')]) {
      writeFileSync(path.join(CONTENT_DIR, 'only.md'), changed);
      const { status, output } = await runCommand('build', installed.variables);
      expect(status).toBe(1);
      expect(output).toContain('The disk is full');
      expect(output, 'a stack trace').not.toMatch(/^\s+at .*[(/].*:\d+:\d+/m);
      expect(releasedIn(DATA_DIR)).toEqual(before);
      expect(damagedFiles(DATA_DIR)).toEqual([]);
      expect(await shown()).toContain('As it was');
    }

    makeRoom();
    const again = await runCommand('build', installed.variables);
    expect(again.status, again.output).toBe(0);
    expect(await shown()).toContain('As it is');
  } finally {
    await stop();
    disk.remove();
    installed.remove();
  }
});
