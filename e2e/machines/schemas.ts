import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { validateXML } from 'xmllint-wasm';

const FOLDER = new URL('../../syndication/fixtures/schemas/', import.meta.url);
const PACKAGED = createRequire(import.meta.url).resolve('sitemap/schema/sitemap.xsd');

const schemas = {
  'sitemap.xsd': PACKAGED,
  'sitemap-all.xsd': new URL('sitemap-all.xsd', FOLDER),
  'sitemap-image.xsd': new URL('sitemap-image.xsd', FOLDER),
  'sitemap-news.xsd': new URL('sitemap-news.xsd', FOLDER),
  'sitemap-index.xsd': new URL('sitemap-index.xsd', FOLDER),
};

/** What the schema of sitemaps finds wrong. @param name of the schema */
export async function schemaFaults(xml: string, name: keyof typeof schemas): Promise<string[]> {
  const files = Object.entries(schemas).map(([fileName, file]) => ({
    fileName,
    contents: readFileSync(file, 'utf8'),
  }));
  const { errors } = await validateXML({
    xml,
    schema: files.filter(({ fileName }) => fileName === name),
    preload: files.filter(({ fileName }) => fileName !== name),
  });
  return errors.map(({ message }) => message);
}
