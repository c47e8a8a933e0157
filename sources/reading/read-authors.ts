import type { Layout } from '../layout.ts';
import type { ContentTree } from './content-tree.ts';
import { parseAuthor } from './parse-file.ts';
import { readReported } from './read-reported.ts';
import { isUnreadKind, unreadEntry } from './unread-entries.ts';

/** Reads every file in the folder of authors. */
export async function readAuthors(tree: ContentTree, layout: Layout) {
  const entries = layout.authors ? tree.list(layout.authors) : [];
  const markdown = entries.filter(({ kind }) => kind === 'markdown');
  const readings = [];
  // One after the other: a second thread takes longer to start than these short files to parse.
  for (const { file } of markdown) {
    const { bytes, findings } = await readReported(tree, file);
    readings.push({ file, ...(bytes ? await parseAuthor(file, bytes) : { findings }) });
  }
  return {
    files: readings.flatMap(({ author }) => author ?? []),
    ignored: readings.flatMap(({ file, ignored }) => (ignored ? { file, ignored } : [])),
    unread: readings.flatMap(({ file, unread: fields }) =>
      fields ? { file, unread: fields } : [],
    ),
    findings: [
      ...entries.flatMap(({ file, kind }) =>
        isUnreadKind(kind) ? unreadEntry(file, kind) : [],
      ),
      ...readings.flatMap(({ findings }) => findings),
    ],
  };
}
