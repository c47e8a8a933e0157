import { spliceYaml } from './splice.ts';
import { inManner, plainText, splitFrontmatter } from './split.ts';
import { readYaml } from './values.ts';

/** A post without its `draft: true`; every other line stays as it is. */
export function withoutDraftMark(file: string): string {
  const { text, manner } = plainText(file);
  const pieces = splitFrontmatter(text);
  const data = pieces && readYaml(pieces.yaml);
  if (!pieces || !data || !('draft' in data)) return file;
  const yaml = spliceYaml(pieces.yaml, { ...data, draft: null }, {});
  return yaml === null
    ? file
    : inManner(pieces.open + yaml + pieces.close + pieces.body, manner);
}
