import type { Finding } from '../findings.ts';
import { groupBy } from '../grouping.ts';
import type { Path } from '../place.ts';
import { nameOf } from '../quote.ts';
import type { Fields } from './fields.ts';
import type { FindingCollector } from './finding-collector.ts';
import { otherNames } from './other-names.ts';
import { isEmpty } from './scalars.ts';
import { resembles } from './spelling.ts';
import type { Unread } from './unread.ts';

const OTHER_NAMES = new Set<string>(Object.values(otherNames).flat());

/**
 * Finds fields that nobody reads. A name that is probably a slip (`titel`, `drfat`) is a
 * warning in its file. Others are fields of another system: they are counted, since a whole
 * blog has them.
 * @param used names of the top-level fields that were read
 */
export function findUnreadFields(
  data: Record<string, unknown>,
  fields: Fields,
  used: ReadonlySet<string>,
  collector: FindingCollector,
): void {
  check(data, fields, []);

  function check(group: Record<string, unknown>, known: Fields, path: Path): void {
    const isTop = path.length === 0;
    const names = Object.entries(known).flatMap(([name, { also = [] }]) => [name, ...also]);
    for (const [name, value] of Object.entries(group)) {
      const here = [...path, name];
      if (isTop ? used.has(name) : names.includes(name)) continue;
      const meant =
        names.includes(name) || OTHER_NAMES.has(name)
          ? undefined
          : (names.find((candidate) => resembles(name, candidate)) ??
            (isTop ? nestedName(name, fields) : undefined));
      if (meant !== undefined) {
        collector.warn(
          'unknown-field',
          here,
          `There is no field ${nameOf(here)}, and what it says is not read.`,
          `Did you mean ${nameOf([...path, meant])}?`,
        );
      } else if (!saysNothing(value)) collector.unread(here);
    }
    for (const [name, field] of Object.entries(known)) {
      const inner = group[name];
      if (!('fields' in field)) continue;
      if (isGroup(inner)) check(inner, field.fields, [...path, name]);
      if (Array.isArray(inner)) {
        inner.forEach((item, index) => {
          if (isGroup(item)) check(item, field.fields, [...path, name, index]);
        });
      }
    }
  }
}

/** Counts what a group within a list or another field has beside the keys that are read. */
export function countOthers(
  value: unknown,
  read: string[],
  path: Path,
  collector: FindingCollector,
): void {
  if (!isGroup(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    if (!read.includes(key) && !saysNothing(inner)) collector.unread([...path, key]);
  }
}

/** One warning for each field that is not read, at the first file that has it, with their number. */
export function reportUnread(files: { file: string; unread: Unread[] }[]): Finding[] {
  const all = files.flatMap(({ file, unread }) => unread.map((one) => ({ file, ...one })));
  return [...groupBy(all, ({ key }) => key)].flatMap(([key, found]) => {
    const [first] = found;
    if (!first) return [];
    const count = new Set(found.map(({ file }) => file)).size;
    const others = count === 1 ? '' : ` ${count} files have it; this is the first.`;
    return {
      severity: 'warning' as const,
      rule: 'unread-field',
      file: first.file,
      ...first.place,
      message: `\`${key}\` is not read, and readers do not see what it says.${others}`,
      repair: repairOf(key),
    };
  });
}

function repairOf(key: string): string {
  if (key === 'tags' || key === 'keywords') {
    return 'Write as `category` what posts shall be filed under.';
  }
  return 'Take it out, or write what it says into the text or a field that is read.';
}

function saysNothing(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(saysNothing);
  return isGroup(value) ? Object.values(value).every(saysNothing) : isEmpty(value);
}

/** Whether a value is a mapping, whose fields can be looked at. */
export function isGroup(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date)
  );
}

/** `seo.url` for a name that a group within has, where nothing reads it at the top. */
function nestedName(name: string, fields: Fields): string | undefined {
  for (const [group, field] of Object.entries(fields)) {
    if ('fields' in field && Object.hasOwn(field.fields, name)) return `${group}.${name}`;
  }
  return undefined;
}
