/** Lines and entries of lists; the reader of YAML compares each key with all before it. */
const ENTRIES = 4_000;
const DEPTH = 200;

/**
 * Looks for what keeps a reader of YAML busy for long, in one pass, before it reads.
 * @returns the reason as the end of a sentence, or null
 */
export function costInYaml(yaml: string): string | null {
  let entries = 0;
  let depth = 0;
  for (const sign of yaml) {
    if ('\n,[{?&*'.includes(sign)) entries += 1;
    if (entries > ENTRIES) return `has more than ${ENTRIES} lines and entries`;
    if (sign === '[' || sign === '{') depth += 1;
    if (sign === ']' || sign === '}') depth -= 1;
    if (depth > DEPTH) return `opens more than ${DEPTH} brackets that it does not close`;
  }
  return null;
}
