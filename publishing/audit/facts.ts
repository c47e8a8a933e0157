import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'parse5';
import { readOfRelease } from '../release/manifest.ts';
import { auditPage, type PageAudit } from './audit-page.ts';
import { type SeenIn, seenIn } from './sightings.ts';

/**
 * What a public file was found to hold by reading it as a reader or a machine would. It follows
 * from the file's bytes alone: of a file that a release takes over it is known already.
 */
export type Facts = {
  /** Null for what is no page. */
  audit: PageAudit | null;
  shown: SeenIn | null;
};

/** @param file path within the public files; null where there is nothing to be found */
export function factsOf(file: string, content: Buffer, origin: string): Facts | null {
  const html = file.endsWith('.html') ? content.toString('utf8') : null;
  const tree = html === null ? undefined : parse(html);
  const audit = html === null ? null : auditPage(html, tree);
  const shown = seenIn(file, content, origin, tree);
  const isEmpty = Object.keys(shown.seen).length === 0;
  return audit === null && isEmpty ? null : { audit, shown: isEmpty ? null : shown };
}

export type FactsByFile = Map<string, Facts>;

/* Most pages refer to the same addresses: each stands once, and is named by its number. */
type Packed = { texts: string[]; files: Record<string, PackedFacts> };
type PackedFacts = {
  audit?: { problems: string[]; ours: number[]; authored: number[]; menus: number[] };
  seen?: Record<string, number[]>;
  card?: number;
};

const factsFile = (folder: string) => path.join(folder, 'facts.json');

/** @param folder of a release that is being made */
export async function writeFacts(folder: string, facts: FactsByFile): Promise<void> {
  const numbers = new Map<string, number>();
  const number = (text: string) => {
    const known = numbers.get(text) ?? numbers.size;
    numbers.set(text, known);
    return known;
  };
  const files: Packed['files'] = {};
  for (const [file, { audit, shown }] of facts) {
    const packed: PackedFacts = {};
    if (audit) {
      const { problems, ours, authored, menus } = audit;
      packed.audit = {
        problems,
        ours: ours.map(number),
        authored: authored.map(number),
        menus: menus.map(number),
      };
    }
    if (shown) {
      packed.seen = Object.fromEntries(
        Object.entries(shown.seen).map(([surface, slugs]) => [surface, slugs.map(number)]),
      );
      if (shown.card !== null) packed.card = number(shown.card);
    }
    files[file] = packed;
  }
  await writeFile(factsFile(folder), JSON.stringify({ texts: [...numbers.keys()], files }));
}

/** @param folder of a finished release @returns none for one that has no such file */
export async function readFacts(folder: string): Promise<FactsByFile> {
  const read = await readOfRelease(factsFile(folder)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (read === null) return new Map();
  const { texts, files } = read as Packed;
  // A release that was made by other code may lack one; nothing of it is taken over then.
  const spelled = (numbers: number[] = []) => numbers.map((number) => texts[number] ?? '');
  return new Map(
    Object.entries(files).map(([file, { audit, seen, card }]) => [
      file,
      {
        audit: audit
          ? {
              ...audit,
              ours: spelled(audit.ours),
              authored: spelled(audit.authored),
              menus: spelled(audit.menus),
            }
          : null,
        shown: seen
          ? {
              seen: Object.fromEntries(
                Object.entries(seen).map(([surface, slugs]) => [surface, spelled(slugs)]),
              ),
              card: card === undefined ? null : (texts[card] ?? null),
            }
          : null,
      },
    ]),
  );
}
