import { type JsonLd, serialiseJsonLd } from '#syndication/json-ld/schema.ts';

/** What a page is, for search engines: one script for each object, before all else in the body. */
export function StructuredData({ of }: { of: JsonLd[] }) {
  return of.map((object) => (
    <script
      key={object['@type']}
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: escaped by serialiseJsonLd
      dangerouslySetInnerHTML={{ __html: serialiseJsonLd(object) }}
    />
  ));
}
