import type { Finding } from '#newsroom/findings.ts';
import { layoutOf } from '../layout.ts';
import { renderPost } from '../render-post.ts';
import { type ContentTree, isNamedMarkdown } from './content-tree.ts';
import { parseAuthor, parsePost } from './parse-file.ts';
import { readCategories } from './read-categories.ts';

/**
 * What is wrong in some files of a content folder so that no release could be made with them,
 * found without reading the others.
 * @param files paths within the content folder; those that are not there are passed over
 */
export async function errorsIn(
  tree: ContentTree,
  files: readonly string[],
): Promise<Finding[]> {
  const layout = layoutOf(tree);
  const findings: Finding[] = [];
  for (const file of files) {
    const isIn = (folder: string | null) =>
      folder !== null && (folder === '.' || file.startsWith(`${folder}/`));
    if (file === layout.categories)
      findings.push(...(await readCategories(tree, layout)).findings);
    if (!isNamedMarkdown(file)) continue;
    const bytes = await tree.read(file);
    if (!bytes) continue;
    if (isIn(layout.authors)) findings.push(...(await parseAuthor(file, bytes)).findings);
    else if (isIn(layout.posts)) findings.push(...(await ofPost(file, bytes)));
  }
  return findings.filter(({ severity }) => severity === 'error');
}

async function ofPost(file: string, bytes: Uint8Array): Promise<Finding[]> {
  const reading = await parsePost(file, bytes);
  if (reading.kind !== 'post') return reading.findings;
  const rendered = await renderPost(
    file,
    reading.body,
    reading.bodyLine,
    reading.manuscript.lang,
  );
  return [...reading.findings, ...rendered.findings];
}
