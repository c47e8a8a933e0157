import { parse } from 'parse5';
import { auditPage, type PageAudit } from './audit-page.ts';
import { type SeenIn, seenIn } from './sightings.ts';

/**
 * What a public file was found to hold by reading it as a reader or a machine would. It follows
 * from the file's bytes alone, so that it is kept with what it was found in.
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

/** Most pages refer to the same addresses: each text is held once, however often it was read. */
const texts = new Map<string, string>();
const held = (text: string): string => {
  const known = texts.get(text);
  if (known === undefined) texts.set(text, text);
  return known ?? text;
};

/** The same facts, which share their texts with all others in this process. */
export function sharingTexts({ audit, shown }: Facts): Facts {
  return {
    audit: audit && {
      problems: audit.problems,
      ours: audit.ours.map(held),
      authored: audit.authored.map(held),
      menus: audit.menus.map(held),
    },
    shown: shown && {
      ...shown,
      seen: Object.fromEntries(
        Object.entries(shown.seen).map(([surface, slugs]) => [surface, slugs.map(held)]),
      ),
    },
  };
}
