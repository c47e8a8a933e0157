import type { Finding } from '#newsroom/findings.ts';
import { readCategoryList } from '#newsroom/frontmatter/frontmatter.ts';
import type { Layout } from '../layout.ts';
import type { ContentTree } from './content-tree.ts';
import { readJsonText } from './json-text.ts';
import { readReported } from './read-reported.ts';

/** Reads the list of categories that the CMS offers, if the folder has one. */
export async function readCategories(tree: ContentTree, layout: Layout) {
  const file = layout.categories;
  const { bytes, findings } = file ? await readReported(tree, file) : NO_FILE;
  if (!file || !bytes) return { categories: [], findings };
  const read = readJsonText(new TextDecoder().decode(bytes));
  if (!('fault' in read)) {
    return readCategoryList(read.value, { file, position: read.position });
  }
  const { reason, ...place } = read.fault;
  const finding: Finding = {
    severity: 'error',
    rule: 'invalid-json',
    file,
    ...place,
    message: `The list of categories is not JSON: ${reason}.`,
    repair: 'Fix the file, or delete it: categories are then taken from the posts.',
  };
  return { categories: [], findings: [finding] };
}

const NO_FILE = { bytes: null, findings: [] };
