import type { Finding } from '#newsroom/findings.ts';
import { readAuthorFrontmatter } from '#newsroom/frontmatter.ts';
import { readCategories } from './archive.ts';
import { type ContentTree, isNamedMarkdown } from './content-tree.ts';
import { layoutOf } from './layout.ts';
import { readPost } from './read-post.ts';
import { renderPost } from './render-post.ts';
import { readSourceFile } from './source-file.ts';

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
    if (isIn(layout.authors)) findings.push(...ofAuthor(file, bytes));
    else if (isIn(layout.posts)) findings.push(...(await ofPost(file, bytes)));
  }
  return findings.filter(({ severity }) => severity === 'error');
}

async function ofPost(file: string, bytes: Uint8Array): Promise<Finding[]> {
  const reading = readPost(file, bytes);
  if (reading.kind !== 'post') return reading.findings;
  const rendered = await renderPost(
    file,
    reading.body,
    reading.bodyLine,
    reading.manuscript.lang,
  );
  return [...reading.findings, ...rendered.findings];
}

function ofAuthor(file: string, bytes: Uint8Array): Finding[] {
  const result = readSourceFile(file, bytes);
  if ('errors' in result) return result.errors;
  const { data, ...where } = result.source;
  return readAuthorFrontmatter(data, { file, ...where }).findings;
}
