import { diffLines, diffWordsWithSpace } from 'diff';
import type { Drafted } from '#sources/drafted.ts';
import type { ContentRepository } from '#sources/git/repository.ts';

/** A run of text that both versions have, or only one of them. */
export type Run = { text: string; in: 'both' | 'draft' | 'published' };

/** Unchanged lines that are shown around a change. */
const AROUND = 2;

/**
 * How a draft differs from what is published: line by line, and within changed lines word by
 * word. @returns null where nothing is published under the file's name
 */
export async function changesOf(
  repository: ContentRepository,
  { tree, main }: Drafted,
  file: string,
): Promise<Run[] | null> {
  const published = await (await repository.tree(main)).read(file);
  if (!published) return null;
  return compare(text(published), text((await tree.read(file)) ?? new Uint8Array()));
}

/** The same for two texts. Long stretches that both have are cut to what stands around a change. */
export function compare(published: string, draft: string): Run[] {
  const runs: Run[] = [];
  const lines = diffLines(published, draft);
  for (let index = 0; index < lines.length; index += 1) {
    const [line, next] = [lines[index], lines[index + 1]];
    if (line?.removed && next?.added) {
      runs.push(...diffWordsWithSpace(line.value, next.value).map(runOf));
      index += 1;
    } else if (line) runs.push(runOf(line));
  }
  return runs.map((run, index) =>
    run.in === 'both'
      ? { ...run, text: cut(run.text, index > 0, index < runs.length - 1) }
      : run,
  );
}

const runOf = ({
  value,
  added,
  removed,
}: {
  value: string;
  added?: boolean;
  removed?: boolean;
}) => ({ text: value, in: added ? 'draft' : removed ? 'published' : 'both' }) satisfies Run;

function cut(value: string, follows: boolean, leads: boolean): string {
  const lines = value.split(/(?<=\n)/);
  if (lines.length <= 2 * AROUND + 1) return value;
  const before = follows ? lines.slice(0, AROUND) : [];
  const after = leads ? lines.slice(-AROUND) : [];
  return [...before, '…\n', ...after].join('');
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
