import type { Finding } from '#newsroom/findings.ts';
import type { Unread } from '#newsroom/frontmatter/unread.ts';
import { mapConcurrent } from '#system/map-concurrent.ts';
import {
  type DocumentStore,
  documentName,
  type ReadPost,
  readDocument,
  type Submission,
} from '../documents.ts';
import type { Layout } from '../layout.ts';
import { TEXTS_AT_ONCE } from '../parsing/threads.ts';
import type { ContentTree } from './content-tree.ts';
import { notMarkdown } from './not-markdown.ts';
import { parsePost } from './parse-file.ts';
import { archiveManuscript } from './read-post.ts';
import { readReported } from './read-reported.ts';
import { namesTemplateKey } from './template-key-in.ts';
import { folderNamedMarkdown, reasonOf, unreadEntry } from './unread-entries.ts';

/** So many posts are worth compiling while the rest is read. */
const ENOUGH = 3_000;

/** Reads every file in the folder of posts: each as a post, as ignored, or with its errors. */
export async function readPosts(
  tree: ContentTree,
  layout: Layout,
  documents: DocumentStore,
): Promise<ReadPost[]> {
  const submissions = new Map<string, Submission & { findings: Finding[]; unread: Unread[] }>();
  const read = new Map<string, ReadPost>();
  const entries = tree.list(layout.posts);
  const keys = new Map<string, string>();
  let compiling = Promise.resolve();
  let waiting: Submission[] = [];
  const compile = () => {
    const some = waiting;
    waiting = [];
    compiling = compiling.then(() => documents.compile(some));
    // Whoever waits for it, at the end, hears of a failure.
    compiling.catch(() => undefined);
  };
  await mapConcurrent(entries, TEXTS_AT_ONCE, async ({ file, kind }) => {
    // Asked before the file is read: what changes meanwhile is read again the next time.
    const digest = kind === 'markdown' ? tree.digest(file) : null;
    const key = `${file}\0${digest}`;
    const known = digest ? documents.known.get(key) : undefined;
    if (digest) keys.set(file, key);
    if (known) read.set(file, known);
    else if (kind === 'markdown') {
      const { bytes, findings: faults } = await readReported(tree, file);
      if (faults.length > 0) read.set(file, { ...NOTHING, file, findings: faults });
      // Without a fault, somebody has deleted it since the folder was listed.
      if (!bytes) return;
      const reading = await parsePost(file, bytes, { again: documents.triesAgain });
      const { findings } = reading;
      if (reading.kind === 'post') {
        const document = documentName(documents, file, bytes);
        const submission = { ...reading, document };
        submissions.set(file, submission);
        waiting.push(submission);
        if (waiting.length >= ENOUGH) compile();
      } else {
        const ignored = reading.kind === 'ignored' ? { ignored: reading.reason } : {};
        const hasTemplateKey = namesTemplateKey(bytes);
        read.set(file, { file, ...ignored, findings, hasTemplateKey, unread: [] });
      }
    } else if (kind === 'folder-named-markdown') {
      read.set(file, { ...NOTHING, file, findings: [folderNamedMarkdown(file)] });
    } else if (kind === 'other') {
      read.set(file, { ...NOTHING, file, ...(await notMarkdown(tree, file)) });
    } else {
      const findings = [unreadEntry(file, kind)];
      read.set(file, { ...NOTHING, file, ignored: reasonOf(kind), findings });
    }
  });
  compile();
  await compiling;
  for (const [file, submission] of submissions) {
    const rendered = await documentOf(submission, documents);
    const findings = [...submission.findings, ...rendered.findings];
    const failed = rendered.findings.some(({ severity }) => severity === 'error');
    const { hasTemplateKey } = submission.manuscript;
    const about = { file, findings, hasTemplateKey, unread: submission.unread };
    const post = failed
      ? about
      : {
          ...about,
          manuscript: archiveManuscript(submission, rendered.body, submission.document),
        };
    read.set(file, post);
    const key = keys.get(file);
    if (key) documents.known.set(key, post);
  }
  return entries.flatMap(({ file }) => read.get(file) ?? []);
}

/** Of what is no Markdown, or no file. */
const NOTHING = { findings: [], hasTemplateKey: false, unread: [] };

/** What is stored of a post; what cannot be read is made once more. */
async function documentOf(submission: Submission, { folder, compile }: DocumentStore) {
  const stored = readDocument(folder, submission.document);
  if (stored) return stored;
  await compile([submission]);
  const made = readDocument(folder, submission.document);
  if (made) return made;
  throw new Error(`What was made of ${submission.manuscript.file} cannot be read.`);
}
