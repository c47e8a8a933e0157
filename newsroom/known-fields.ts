import type { Fields } from './fields.ts';
import type { Path } from './place.ts';
import { nameOf, type Remarks } from './remarks.ts';
import { resembles } from './spelling.ts';

/**
 * Remarks on names of fields that are probably slips: `titel`, `hide_post`, or a
 * `description` outside of `seo`. Names that resemble nothing are somebody else's business.
 */
export function remarkOnUnknownFields(
  data: Record<string, unknown>,
  fields: Fields,
  remarks: Remarks,
): void {
  check(data, fields, []);

  function check(group: Record<string, unknown>, known: Fields, path: Path): void {
    const names = Object.entries(known).flatMap(([name, { also = [] }]) => [name, ...also]);
    for (const name of Object.keys(group)) {
      if (names.includes(name)) continue;
      const meant =
        names.find((candidate) => resembles(name, candidate)) ??
        (path.length === 0 ? nestedName(name, fields) : undefined);
      if (meant === undefined) continue;
      remarks.warn(
        'unknown-field',
        [...path, name],
        `There is no field ${nameOf([...path, name])}, and what it says is not read.`,
        `Did you mean ${nameOf([...path, meant])}?`,
      );
    }
    for (const [name, field] of Object.entries(known)) {
      if (!('fields' in field)) continue;
      const inner = group[name];
      if (isGroup(inner)) check(inner, field.fields, [...path, name]);
      if (Array.isArray(inner)) {
        inner.forEach((item, index) => {
          if (isGroup(item)) check(item, field.fields, [...path, name, index]);
        });
      }
    }
  }
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

/** `seo.description` for `description`. */
function nestedName(name: string, fields: Fields): string | undefined {
  for (const [group, field] of Object.entries(fields)) {
    if ('fields' in field && Object.hasOwn(field.fields, name)) return `${group}.${name}`;
  }
  return undefined;
}
