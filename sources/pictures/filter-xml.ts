import { Parser } from 'htmlparser2';

/** What stays in an XML text. Names are with their prefix; parents from the outermost. */
export type XmlFilter = {
  keepsElement: (name: string, parents: readonly string[]) => boolean;
  keepsAttribute: (name: string, element: string) => boolean;
};

/**
 * Takes elements, attributes, comments and processing instructions out of an XML text. What stays
 * is copied as it was written: nothing is parsed into values and written again.
 */
export function filterXml(text: string, { keepsElement, keepsAttribute }: XmlFilter): string {
  const kept: string[] = [];
  const parents: string[] = [];
  let copied = 0;
  let depthOfSkipped = 0;
  const copyUntil = (end: number) => kept.push(text.slice(copied, end));
  const skip = (parser: Parser) => {
    copyUntil(parser.startIndex);
    copied = parser.endIndex + 1;
  };
  const parser: Parser = new Parser(
    {
      onopentag(name) {
        if (depthOfSkipped > 0 || !keepsElement(name, parents)) {
          if (depthOfSkipped === 0) copyUntil(parser.startIndex);
          depthOfSkipped += 1;
          return;
        }
        skip(parser);
        const tag = text.slice(parser.startIndex, copied);
        kept.push(
          tag.replace(ATTRIBUTE, (whole, attribute: string) =>
            keepsAttribute(attribute, name) ? whole : '',
          ),
        );
        parents.push(name);
      },
      onclosetag() {
        if (depthOfSkipped === 0) {
          parents.pop();
          return;
        }
        depthOfSkipped -= 1;
        if (depthOfSkipped === 0) copied = parser.endIndex + 1;
      },
      oncomment() {
        if (depthOfSkipped === 0) skip(parser);
      },
      onprocessinginstruction(name) {
        if (depthOfSkipped === 0 && name.startsWith('?') && name !== '?xml') skip(parser);
      },
    },
    { xmlMode: true },
  );
  parser.end(text);
  if (depthOfSkipped === 0) copyUntil(text.length);
  return kept.join('');
}

const ATTRIBUTE = /\s+([^\s=>"'/]+)\s*=\s*(?:"[^"]*"|'[^']*')/g;
