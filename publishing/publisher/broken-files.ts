import { formatFinding } from '#newsroom/findings.ts';
import { printable } from '#site/printable.ts';
import type { BrokenFile } from '#sources/last-good.ts';

/** @returns for each file with errors: a line for each error, and one for what readers see instead */
export function describeBroken(broken: readonly BrokenFile[]): string[] {
  return broken.flatMap((one) => [
    ...one.errors.map(formatFinding),
    `  ${printable(consequenceOf(one))}`,
  ]);
}

function consequenceOf({ file, fate }: BrokenFile): string {
  switch (fate.kind) {
    case 'kept':
      return `Readers keep the last version of ${file} that has no error.`;
    case 'withdrawn':
      return `Readers no longer get ${file}: its line ${fate.line} says “${fate.word}”.`;
    case 'private':
      return `Readers do not get ${file} until this is fixed.`;
  }
}
