import { createInterface } from 'node:readline/promises';
import { printable } from '#site/printable.ts';
import { ContentRepository } from '#sources/git/repository.ts';
import { EFFECTS, whatGoingBackDoes } from '#studio/publishing/going-back.ts';
import { readReleaseRecord } from '../release/record.ts';
import { releases } from '../release/site-releases.ts';
import { releaseFolder } from '../release/store.ts';

/**
 * Lists what going back to a release changes, and asks the person at the terminal, as the studio
 * does. A script, which has no terminal, is not asked.
 * @returns whether to go back
 */
export async function confirmsGoingBack(name: string, now = new Date()): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return true;
  for (const line of await effectsOf(name, now)) console.log(line);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`Go back to ${name}? [y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

async function effectsOf(name: string, now: Date): Promise<string[]> {
  const record = await readReleaseRecord(releaseFolder(releases(), name));
  const repository = await ContentRepository.tryOpen();
  const effects = record && repository && (await whatGoingBackDoes(repository, record, now));
  if (!effects)
    return ['Its content cannot be restored: the next release has the present content again.'];
  const lines = EFFECTS.flatMap(({ key, heading }) => {
    const files = effects[key].map(
      ({ file, title }) => `  ${printable(title ?? file)} (${printable(file)})`,
    );
    return files.length > 0 ? [`${heading}:`, ...files] : [];
  });
  return lines.length > 0 ? lines : ['No post and no picture changes.'];
}
