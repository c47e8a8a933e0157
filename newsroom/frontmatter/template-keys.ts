import type { Finding } from '../findings.ts';
import { groupBy } from '../grouping.ts';

/** A file of the posts, and whether it has a `templateKey`, with whatever value. */
export type Keyed = { file: string; hasTemplateKey: boolean };

/**
 * The files that are drafts because they have no `templateKey` while other files of their folder have it:
 * there, the key marks what is a post. In a folder in which no file has the key, every file is a
 * post. An `index.md` lies in its own folder and, as the post that the folder is, in the one above.
 */
export function withoutKeyAmongOthers(files: Keyed[]): string[] {
  const marked = new Set(
    files.filter(({ hasTemplateKey }) => hasTemplateKey).flatMap(({ file }) => foldersOf(file)),
  );
  return files
    .filter(({ hasTemplateKey }) => !hasTemplateKey)
    .filter(({ file }) => foldersOf(file).some((folder) => marked.has(folder)))
    .map(({ file }) => file);
}

/** One warning for each folder, at its first such file, with their number and the reason. */
export function reportWithoutKey(files: string[]): Finding[] {
  return [...groupBy(files, (file) => folderOf(file))].map(([folder, found]) => {
    const where = folder === '' ? 'this folder' : folder;
    const count = found.length === 1 ? '1 file in' : `${found.length} files in`;
    return {
      severity: 'warning',
      rule: 'no-template-key',
      file: found[0] ?? folder,
      line: 1,
      column: 1,
      message: `${count} ${where} ${found.length === 1 ? 'has' : 'have'} no \`templateKey\`, while other files there have one: without it a file is a draft. ${found.length === 1 ? 'It is this one.' : 'This is the first.'}`,
      repair: 'Write `templateKey: blog-post` into what shall be published.',
    };
  });
}

function foldersOf(file: string): string[] {
  const own = folderOf(file);
  return /\/index\.[^/.]+$/i.test(file) ? [own, folderOf(own)] : [own];
}

const folderOf = (file: string) => file.slice(0, Math.max(0, file.lastIndexOf('/')));
