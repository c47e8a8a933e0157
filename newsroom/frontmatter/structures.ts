import type { Addresses } from '../addresses/web-address.ts';
import type { Manuscript } from '../manuscript.ts';
import { compareDates } from '../order.ts';
import { nameOf, quote } from '../quote.ts';
import { saysNothing } from '../text/alternative-text.ts';
import type { FindingCollector } from './finding-collector.ts';
import { type Entry, isEmpty, type Scalars } from './scalars.ts';
import { countOthers, isGroup } from './unread-fields.ts';

/** A value with the entry that it was read from, so that its place can be told later. */
export type Read<T> = { value: T; entry: Entry };

/** A list's entries; a single value is a list of one, and an empty field has none. */
export function entriesOf({ value, path }: Entry): Entry[] {
  if (isEmpty(value)) return [];
  if (!Array.isArray(value)) return [{ value, path }];
  return value
    .map((item: unknown, index) => ({ value: item, path: [...path, index] }))
    .filter((entry) => !isEmpty(entry.value));
}

/** The first of several keys that a group has, with the way to it. */
export function fieldOf({ value, path }: Entry, ...keys: string[]): Entry {
  const group = isGroup(value) ? value : {};
  const key = keys.find((name) => Object.hasOwn(group, name) && !isEmpty(group[name]));
  return {
    value: key === undefined ? undefined : group[key],
    path: [...path, key ?? keys[0] ?? ''],
  };
}

const AUTHOR_NAMES = ['authorName', 'name', 'label', 'value'];

/** Authors as written: names, or groups with a name, alone or in a list. */
export function authorsOf(
  list: Entry,
  scalars: Scalars,
  collector: FindingCollector,
): Read<string>[] {
  return entriesOf(list).flatMap((entry) => {
    const named = isGroup(entry.value) ? fieldOf(entry, ...AUTHOR_NAMES) : entry;
    countOthers(entry.value, AUTHOR_NAMES, entry.path, collector);
    const value = scalars.text(named);
    return value === null ? [] : [{ value, entry }];
  });
}

/**
 * Categories in each shape that editors have stored: `{value, label}`, `{id, label}`, the
 * list's own `{id, text}`, or plain text. An id alone stands in for its label, which only
 * the list of categories knows.
 */
export function categoriesOf(
  list: Entry,
  scalars: Scalars,
  collector: FindingCollector,
): Read<Manuscript['categories'][number]>[] {
  return entriesOf(list).flatMap((entry) => {
    const grouped = isGroup(entry.value);
    countOthers(entry.value, ['value', 'id', 'label', 'text', 'name'], entry.path, collector);
    const id = grouped ? scalars.text(fieldOf(entry, 'value', 'id')) : null;
    const label = scalars.text(grouped ? fieldOf(entry, 'label', 'text', 'name') : entry) ?? id;
    if (label !== null) return [{ value: { id, label }, entry }];
    collector.warn(
      'invalid-category',
      entry.path,
      `${nameOf(entry.path)} is ${quote(entry.value)}, which has no label, and is left out.`,
      'Write `value` and `label`, or the label alone.',
    );
    return [];
  });
}

/** The post's picture: a group with `src` and `alt`, or its path alone. */
export function pictureOf(
  picture: Entry,
  scalars: Scalars,
  addresses: Addresses,
  collector: FindingCollector,
): Manuscript['image'] {
  const src = addresses.picture(sourceOf(picture));
  if (src === null) return null;
  const alt = isGroup(picture.value) ? scalars.text(fieldOf(picture, 'alt')) : null;
  // Those of our own field are compared with its table.
  if (picture.path.at(-1) !== 'image') {
    countOthers(picture.value, ['alt', ...PICTURE_SOURCES], picture.path, collector);
  }
  if (alt !== null && !saysNothing(alt)) return { src, alt };
  collector.warn(
    'missing-alt',
    picture.path,
    alt
      ? `The picture ${quote(src)} has the description ${quote(alt)}, which says nothing of it.`
      : `The picture ${quote(src)} has no description.`,
    'Say in `alt` what one sees in it.',
  );
  return { src, alt: '' };
}

/** The keys under which systems have a picture's address, ours first. */
const PICTURE_SOURCES = ['src', 'image', 'url', 'path'];

/** Where a picture's address stands: in its group, first in a list, or the value itself. */
export function sourceOf(picture: Entry): Entry {
  const [first] = Array.isArray(picture.value) ? entriesOf(picture) : [];
  const one = first ?? picture;
  return isGroup(one.value) ? fieldOf(one, ...PICTURE_SOURCES) : one;
}

/** Corrections, newest first. One whose date cannot be read is an error, as the post's would be. */
export function correctionsOf(
  list: Entry,
  scalars: Scalars,
  collector: FindingCollector,
): Manuscript['corrections'] {
  return entriesOf(list)
    .flatMap((entry) => {
      const date = requiredInstant(fieldOf(entry, 'date'), scalars, collector);
      const text = scalars.text(fieldOf(entry, 'text'));
      if (text === null) {
        collector.warn(
          'empty-correction',
          entry.path,
          `${nameOf(entry.path)} does not say what was corrected, and is left out.`,
          'Write a `text`.',
        );
      }
      return date === null || text === null ? [] : [{ date, text }];
    })
    .sort((a, b) => compareDates(b.date, a.date));
}

/** An instant that has to be there. */
export function requiredInstant(
  entry: Entry,
  scalars: Scalars,
  collector: FindingCollector,
): string | null {
  if (isEmpty(entry.value)) {
    collector.error(
      'missing-date',
      entry.path,
      `${nameOf(entry.path)} is missing.`,
      'Write it as in `date: 2025-06-03T20:12:35Z`.',
    );
    return null;
  }
  return scalars.instant(entry);
}

/** A group of fields; anything else in its place is left out. */
export function groupOf(entry: Entry, collector: FindingCollector): Entry {
  if (!isEmpty(entry.value) && !isGroup(entry.value)) {
    collector.warn(
      'not-fields',
      entry.path,
      `${nameOf(entry.path)} is ${quote(entry.value)}, not a group of fields, and is left out.`,
      'Write its fields below it, each on a line of its own, indented by two spaces.',
    );
  }
  return entry;
}
