import type { ArchivedManuscript, Places } from '#newsroom/archive.ts';
import type { Body } from '#newsroom/body.ts';
import type { Finding } from '#newsroom/findings.ts';
import { readPostFrontmatter } from '#newsroom/frontmatter/frontmatter.ts';
import type { Unread } from '#newsroom/frontmatter/unread.ts';
import type { Manuscript } from '#newsroom/manuscript.ts';
import { rightToLeftScriptOf } from '#newsroom/text/direction.ts';
import { readSourceFile } from './source-file.ts';

/** What one file of the posts folder turned out to be. */
export type PostReading =
  | {
      kind: 'post';
      manuscript: Manuscript;
      places: Places;
      body: string;
      bodyLine: number;
      findings: Finding[];
      unread: Unread[];
    }
  | { kind: 'ignored'; reason: string; findings: Finding[] }
  | { kind: 'failed'; findings: Finding[] };

/** Above this, a page is heavy for every reader, and link previews give up (250 kB). */
const HEAVY = 1_000_000;

/**
 * Reads one post, from a content folder or from a git ref alike. Never throws for what
 * stands in the file: what cannot be read comes back as `failed` with its errors.
 * @param file path within the content folder
 */
export function readPost(file: string, bytes: Uint8Array): PostReading {
  const section = sectionFile(file);
  if (section) return { kind: 'ignored', reason: section, findings: [] };
  const result = readSourceFile(file, bytes);
  if ('ignored' in result) return { kind: 'ignored', reason: result.ignored, findings: [] };
  if ('errors' in result) return { kind: 'failed', findings: result.errors };
  const { data, body, bodyLine, ...where } = result.source;
  const reading = readPostFrontmatter(data, { file, ...where });
  if (reading.kind !== 'post') return reading;
  const findings = [...reading.findings, ...heaviness(file, bytes.length)];
  return { ...reading, body, bodyLine, findings };
}

/** Puts beside a manuscript what lists need of its body. */
export function archiveManuscript(
  { manuscript, places }: { manuscript: Manuscript; places: Places },
  { excerpt, words, minutes, pictures, ...body }: Body,
  document: string,
): ArchivedManuscript {
  const script = body.text === '' ? rightToLeftScriptOf(manuscript.title) : body.script;
  return { ...manuscript, places, excerpt, words, minutes, script, pictures, document };
}

/** @returns why a file is no post by its name; null for every other */
function sectionFile(file: string): string | null {
  return /(^|\/)_index(\.[a-z-]+)?\.[^/.]+$/i.test(file)
    ? 'describes a section of a Hugo or Zola site'
    : null;
}

function heaviness(file: string, bytes: number): Finding[] {
  if (bytes <= HEAVY) return [];
  return [
    {
      severity: 'warning',
      rule: 'heavy-post',
      file,
      line: 1,
      column: 1,
      message: `The file has ${(bytes / 1_000_000).toFixed(1)} MB.`,
      repair: 'Keep pictures as files of their own, and split the text.',
    },
  ];
}
