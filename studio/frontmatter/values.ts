import { parseDocument } from 'yaml';
import type { Fields } from '#newsroom/frontmatter/fields.ts';
import { costInYaml } from '#sources/parsing/costly-yaml.ts';
import { withContinuedText } from '#sources/reading/yaml-text.ts';

/** What stands in frontmatter. */
export type Data = { [key: string]: unknown };

export function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The CMS writes fields that were left empty; a file does without them. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return isData(value) && Object.values(value).every(isEmpty);
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** Whether two values say the same: an instant can be written in several ways, and so can nothing. */
export function isSame(one: unknown, other: unknown): boolean {
  if (isEmpty(one) && isEmpty(other)) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, i) => isSame(item, other[i]));
  }
  if (isData(one) && isData(other)) {
    const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...keys].every((key) => isSame(one[key], other[key]));
  }
  if (typeof one === 'string' && typeof other === 'string') {
    const instants = INSTANT.test(one) && INSTANT.test(other);
    return one === other || (instants && Date.parse(one) === Date.parse(other));
  }
  return Object.is(one, other);
}

/** Without empty fields, and in the order of the table of fields; unknown ones come last. */
export function tidy(data: Data, fields: Fields): Data {
  const names = [...new Set([...Object.keys(fields), ...Object.keys(data)])];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = data[name];
      if (isEmpty(value)) return [];
      const within = fieldsWithin(fields, name);
      const tidied = Array.isArray(value)
        ? value.map((item) => (isData(item) ? tidy(item, within) : item))
        : isData(value)
          ? tidy(value, within)
          : value;
      return [[name, tidied]];
    }),
  );
}

/** The fields of a field that holds others. */
export function fieldsWithin(fields: Fields, name: string): Fields {
  const field = fields[name];
  return field && 'fields' in field ? field.fields : {};
}

/** The values of a piece of YAML, or null where it is none, or no group of fields. */
export function readYaml(written: string): Data | null {
  if (costInYaml(written)) return null;
  const { yaml } = withContinuedText(written);
  const document = parseDocument(yaml, { prettyErrors: false });
  if (document.errors.length > 0) return null;
  try {
    const data: unknown = document.toJS();
    return isData(data) ? data : null;
  } catch {
    // A reference to nothing, or to so much that the reader refuses to follow.
    return null;
  }
}

/** The values of a piece of JSON, or null where it is none, or no group of fields. */
export function readJson(text: string): Data | null {
  try {
    const data: unknown = JSON.parse(text);
    return isData(data) ? data : null;
  } catch {
    return null;
  }
}
