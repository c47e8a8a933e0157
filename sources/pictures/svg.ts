import { filterXml } from './filter-xml.ts';
import { isCredit, isCreditAttribute } from './xmp.ts';

/**
 * Namespaces in which drawing programs write what only they read: layers, guides, paths of files.
 * Illustrator names its own by entities.
 */
const OF_EDITORS =
  /inkscape\.org|sodipodi|bohemiancoding\.com|serif\.com|boxy-svg\.com|krita\.org|ns\.adobe\.com|&ns_(?!svg|xlink)/;

/**
 * A drawing without comments and what its editor wrote for itself. Of its metadata the credit, the
 * copyright and the license stay.
 */
export function cleanSvg(text: string): string {
  const declared = [...text.matchAll(/\bxmlns:([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
  const ofEditors = new Set(
    declared.flatMap(([, prefix, double, single]) =>
      OF_EDITORS.test(double ?? single ?? '') ? prefix : [],
    ),
  );
  const isOfEditor = (name: string) => ofEditors.has(name.split(':')[0]) && name.includes(':');
  return filterXml(text, {
    keepsElement(name, parents) {
      const metadata = parents.indexOf('metadata');
      return metadata === -1 ? !isOfEditor(name) : isCredit(name, parents.slice(metadata + 1));
    },
    keepsAttribute: (name, element) =>
      !isOfEditor(name) &&
      (!/^(rdf|cc|dc|x):/.test(element) || isCreditAttribute(name, element)),
  });
}
