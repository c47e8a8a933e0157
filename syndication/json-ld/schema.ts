/** One top-level object of schema.org, for one script of its own. */
export type JsonLd = { '@context': 'https://schema.org'; '@type': string } & Properties;
export type Properties = { [name: string]: Value | undefined };
type Value = string | number | boolean | readonly Value[] | Properties;

/** @param type a type of schema.org; properties that are undefined are left out */
export function schema(type: string, properties: Properties): JsonLd {
  return { '@context': 'https://schema.org', '@type': type, ...properties };
}

/**
 * A value as it stands in a script of a page: no character of it can end the script or be
 * taken for markup by readers that look for tags with regular expressions.
 */
export function serialiseJsonLd(value: JsonLd): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
