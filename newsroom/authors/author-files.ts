import { stemOf } from '../addresses/post-slugs.ts';
import type { Finding } from '../findings.ts';
import { groupBy } from '../grouping.ts';
import type { AuthorFile } from '../manuscript.ts';
import { compare } from '../order.ts';
import { quote } from '../quote.ts';
import { accentsOf, personKey } from './names.ts';

/** Author files, found by any spelling of a name. */
export type AuthorFiles = {
  /** Of several files for one person, the one that counts. */
  of: (name: string) => AuthorFile | null;
  /** All of them, the one that counts first. */
  allOf: (name: string) => AuthorFile[];
  findings: Finding[];
};

/**
 * Sorts author files by person. Of two for one person counts the one that says more, then
 * the one that has the accents, then the first by name.
 */
export function authorFilesOf(files: AuthorFile[]): AuthorFiles {
  const sorted = [...files].sort(bySubstance);
  const byPerson = groupBy(sorted, ({ name }) => personKey(name));
  const allOf = (name: string) => byPerson.get(personKey(name)) ?? [];
  const of = (name: string) => allOf(name)[0] ?? null;
  const findings = sorted.flatMap((file) => {
    const first = of(file.name);
    return first === null || first === file ? [] : [duplicate(file, first)];
  });
  return { of, allOf, findings };
}

function bySubstance(a: AuthorFile, b: AuthorFile): number {
  return (
    substanceOf(b) - substanceOf(a) ||
    accentsOf(b.name) - accentsOf(a.name) ||
    compare(stemOf(a.file), stemOf(b.file)) ||
    compare(a.file, b.file)
  );
}

function substanceOf(file: AuthorFile): number {
  return Object.values(file).filter((value) => value !== null).length;
}

function duplicate({ file, name }: AuthorFile, first: AuthorFile): Finding {
  return {
    severity: 'warning',
    rule: 'duplicate-author',
    file,
    line: 1,
    column: 1,
    message: `${quote(name)} has an author file already, ${first.file}, and this one is not used.`,
    repair: 'Put what is right into one of the two, and delete the other.',
  };
}
