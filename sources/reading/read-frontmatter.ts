import { isScalar, LineCounter, type Node, parseDocument, Scalar } from 'yaml';
import type { Place, Where } from '#newsroom/place.ts';
import { yamlFaults } from './yaml-faults.ts';
import { withContinuedText } from './yaml-text.ts';

/** Frontmatter as data, with positions in the file. */
export type Frontmatter = Pick<Where, 'position' | 'written'> & { data: unknown };

/** What keeps frontmatter from being read, and where. */
export type Fault = Place & { message: string; repair: string };

/**
 * Reads the YAML between the fences of a file.
 * @param before number of lines of the file above it
 */
export function readFrontmatter(
  written: string,
  before: number,
): Frontmatter | { faults: Fault[] } {
  const { yaml, added } = withContinuedText(written);
  const counter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false });
  const place = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { line: line + before, column: Math.max(1, col - (added.get(line) ?? 0)) };
  };
  // What a `!` or `&` starts would be lost: its value is read without its first word.
  const errors = [...document.errors, ...document.warnings].filter(
    ({ code }) => code !== 'NON_STRING_KEY',
  );
  if (errors.length > 0) {
    const faults = yamlFaults(yaml, errors, before + 1);
    return { faults: faults.map(({ offset, ...said }) => ({ ...place(offset), ...said })) };
  }
  let data: unknown;
  try {
    data = document.toJS();
  } catch {
    // The parser itself does not follow references.
    const message =
      'The fields refer to one another (`*name`) so often that they grow too large.';
    return {
      faults: [
        {
          line: before,
          column: 1,
          message,
          repair:
            'Write out what is meant, and put text that starts with `*` or `&` in quotation marks.',
        },
      ],
    };
  }
  return {
    data,
    position(path) {
      for (let depth = path.length; depth > 0; depth -= 1) {
        const node = document.getIn(path.slice(0, depth), true) as Node | undefined;
        if (node?.range) return place(node.range[0]);
      }
      return { line: before, column: 1 };
    },
    written(path) {
      const node = document.getIn(path, true);
      return isScalar(node) && node.type === Scalar.PLAIN ? (node.source ?? null) : null;
    },
  };
}
