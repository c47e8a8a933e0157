import { createInterface } from 'node:readline/promises';
import { printable } from '#site/printable.ts';
import { ContentRepository } from '#sources/git/repository.ts';
import { EFFECTS, whatGoingBackDoes } from '#studio/publishing/going-back.ts';
import { type ReleaseRecord, readReleaseRecord } from '../release/record.ts';
import { releases } from '../release/site-releases.ts';
import { releaseFolder } from '../release/store.ts';

/**
 * Asks the person at a terminal before the site goes back to a release, as the studio does: lists
 * what disappears, and what else readers get. A script, which has no terminal, is not asked.
 * @returns whether to go back
 */
export async function confirmsGoingBack(name: string, now = new Date()): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return true;
  const record = await readReleaseRecord(releaseFolder(releases(), name));
  for (const line of await effectOf(record, now)) console.log(line);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`Go back to ${name}? [y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

async function effectOf(record: ReleaseRecord | null, now: Date): Promise<string[]> {
  const repository = await ContentRepository.tryOpen();
  const does = record && repository && (await whatGoingBackDoes(repository, record, now));
  if (!does)
    return ['Its content cannot be restored: the next release brings what is there now.'];
  const lines = EFFECTS.flatMap(({ key, heading }) => {
    const files = does[key].map(
      ({ file, title }) => `  ${printable(title ?? file)} (${printable(file)})`,
    );
    return files.length > 0 ? [`${heading}:`, ...files] : [];
  });
  return lines.length > 0 ? lines : ['No post and no picture changes.'];
}
