import { branchOf, type DraftName } from '#site/draft-branches.ts';
import { endsAsRaster } from '#site/picture-endings.ts';
import type { Change, Person } from '#sources/git/commit.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import { retryIfMoved } from '#sources/git/retry-if-moved.ts';
import type { TreeFile } from '#sources/git/tree.ts';
import type { Layout } from '#sources/layout.ts';
import { errorsIn } from '#sources/reading/errors-in.ts';
import { takeDraftMarkOff } from '../frontmatter/in-thread.ts';
import { endLinks, linksTo } from '../preview/links.ts';
import { changeDraftRecord, changesOf, endRecord, type Status } from './drafts.ts';
import { Refusal } from './refusal.ts';
import { withWithdrawn } from './withdrawn.ts';
import { moveMain } from './work-tree.ts';

/** Everything that changes what is published, and who did it. */
type About = { author: Person; message: string };

/**
 * Merges a draft into the main branch, takes `draft: true` out of its files, and ends the
 * draft. One that changes nothing is ended without a commit.
 * @returns the commit of the main branch
 * @throws Refusal where it has errors, the two contradict each other, there is no draft, or someone has
 * unsaved changes in the working tree
 */
export async function publishDraft(
  repository: ContentRepository,
  name: DraftName,
  about: About,
): Promise<string> {
  const ref = branchOf(name);
  // Those that are made from now on may be for the next draft of the same name.
  const links = await linksTo(repository, ref);
  const commit = await retryIfMoved(async () => {
    const [main, draft] = await Promise.all([repository.requireTip(), repository.tip(ref)]);
    if (draft === null) throw new Refusal(404, `There is no draft of ${name.slug} to publish.`);
    const target = await withWithdrawn(repository, main, draft);
    const merged = await repository.merge(target, draft);
    if ('conflicts' in merged) throw contradiction(repository, merged.conflicts);
    const { files } = await changesOf(repository, draft);
    const tree = await withoutDraftMarks(repository, merged.tree, files);
    await refuseErrors(repository, tree, files);
    const unchanged = tree === (await repository.treeOf(main));
    const to = unchanged
      ? main
      : await repository.commit({ tree, parents: [main, draft], ...about });
    await moveMain(repository, [
      { from: main, to },
      { ref, from: draft, to: null },
    ]);
    return to;
  });
  await endLinks(repository, links, { at: new Date().toISOString(), published: commit });
  await endRecord(repository, name);
  return commit;
}

/**
 * Takes a published file back: it leaves the main branch and stays in its draft, together with
 * changes that the draft had already.
 * @param file path within the content folder
 * @returns the commit of the main branch
 */
export async function unpublish(
  repository: ContentRepository,
  name: DraftName,
  file: string,
  about: About,
): Promise<string> {
  const status: Status = 'pending_publish';
  const path = repository.pathInTree(file);
  const commit = await retryIfMoved(async () => {
    const ref = branchOf(name);
    const [main, draft] = await Promise.all([repository.requireTip(), repository.tip(ref)]);
    const published = (await repository.list(main)).get(path);
    if (!published) throw new Refusal(404, `${file} is not published.`);
    const own = draft === null ? [] : (await changesOf(repository, draft)).files;
    const kept = new Map<string, TreeFile | null>([[path, published]]);
    for (const { path, oid } of own)
      kept.set(repository.pathInTree(path), { mode: '100644', oid });

    const without = await repository.treeWith(main, new Map([[path, null]]));
    const to = await repository.commit({ tree: without, parents: [main], ...about });
    const tree = await repository.treeWith(to, kept);
    const parents = draft === null ? [to] : [draft, to];
    const back = await repository.commit({ tree, parents, ...about });
    await moveMain(repository, [
      { from: main, to },
      { ref, from: draft, to: back },
    ]);
    return to;
  });
  await changeDraftRecord(repository, name, (record) => ({ ...record, status }));
  return commit;
}

/**
 * Makes the content what it was at an earlier commit, in a new commit on the main branch: the
 * history stays, and drafts are not touched. What lies beside the content is left alone.
 * @returns the commit of the main branch
 */
export async function restoreTree(
  repository: ContentRepository,
  commit: string,
  about: About,
): Promise<string> {
  return retryIfMoved(async () => {
    const main = await repository.requireTip();
    const changes = await changesBackTo(repository, main, commit);
    if (changes.size === 0) return main;
    const tree = await repository.treeWith(main, changes);
    const to = await repository.commit({ tree, parents: [main], ...about });
    await moveMain(repository, [{ from: main, to }]);
    return to;
  });
}

/**
 * What has to be changed of a commit so that its content is that of an earlier one, by the path
 * from the tree's root; null for a file that goes.
 */
export async function changesBackTo(
  repository: ContentRepository,
  main: string,
  commit: string,
): Promise<Map<string, TreeFile | null>> {
  const [now, then] = await Promise.all([repository.list(main), repository.list(commit)]);
  const layout = await repository.layoutAt(commit);
  const changes = new Map<string, TreeFile | null>();
  for (const path of new Set([...now.keys(), ...then.keys()])) {
    const file = repository.pathInContent(path);
    if (file === null || !isContent(layout, file)) continue;
    const before = then.get(path) ?? null;
    if (before?.oid !== now.get(path)?.oid) changes.set(path, before);
  }
  return changes;
}

/**
 * Changes files of the main branch at once, as for pictures that no draft stands behind.
 * @returns the commit of the main branch
 */
export async function changeMain(
  repository: ContentRepository,
  changes: Change[],
  about: About,
): Promise<string> {
  const files = await repository.storeChanges(changes);
  return retryIfMoved(async () => {
    const main = await repository.requireTip();
    const tree = await repository.treeWith(main, files);
    if (tree === (await repository.treeOf(main))) return main;
    const to = await repository.commit({ tree, parents: [main], ...about });
    await moveMain(repository, [{ from: main, to }]);
    return to;
  });
}

/**
 * Adds a file to the main branch at once. The same bytes under the same name are there already.
 * @throws Refusal where other bytes have that name
 */
export async function addToMain(
  repository: ContentRepository,
  change: Change & { content: Buffer },
  about: About,
): Promise<string> {
  const files = await repository.storeChanges([change]);
  return retryIfMoved(async () => {
    const main = await repository.requireTip();
    const published = await repository.list(main);
    for (const [path, file] of files) {
      const there = published.get(path);
      if (there?.oid === file?.oid) return main;
      if (there) throw nameTaken(change.path);
    }
    const tree = await repository.treeWith(main, files);
    const to = await repository.commit({ tree, parents: [main], ...about });
    await moveMain(repository, [{ from: main, to }]);
    return to;
  });
}

function nameTaken(file: string): Refusal {
  return new Refusal(
    409,
    `Not added: there is another picture called ${file} on the site, which posts may show. Rename yours, and add it again.`,
  );
}

async function withoutDraftMarks(
  repository: ContentRepository,
  tree: string,
  files: { path: string }[],
): Promise<string> {
  const listing = await repository.list(tree);
  const changes = new Map<string, TreeFile>();
  for (const { path } of files) {
    const file = listing.get(repository.pathInTree(path));
    if (!file || !/\.(md|markdown)$/i.test(path)) continue;
    const text = (await repository.read(file.oid)).toString();
    const published = await takeDraftMarkOff(text);
    if (published === text) continue;
    const oid = await repository.store(Buffer.from(published));
    changes.set(repository.pathInTree(path), { ...file, oid });
  }
  return changes.size === 0 ? tree : repository.treeWith(tree, changes);
}

/** In a repository whose root is the content folder, other things may lie there too. */
function isContent(layout: Layout, file: string): boolean {
  const folders = [layout.posts, layout.authors, ...layout.media.map(({ folder }) => folder)];
  return (
    file === layout.categories ||
    folders.some((folder) => folder === '.' || (folder && file.startsWith(`${folder}/`)))
  );
}

/**
 * Readers would keep the version before, or not get the post, and its editor would believe that it
 * is published. Errors in files that the draft does not touch are not its editor's to fix.
 */
async function refuseErrors(
  repository: ContentRepository,
  tree: string,
  files: { path: string }[],
): Promise<void> {
  const paths = files.map(({ path }) => path);
  const errors = await errorsIn(await repository.tree(tree), paths);
  if (errors.length === 0) return;
  const told = errors.map(
    ({ file, line, message, repair }) => `${file}, line ${line}: ${message} ${repair}`,
  );
  throw new Refusal(422, `Not published; the draft stays as it is. ${told.join(' ')}`);
}

function contradiction(repository: ContentRepository, paths: string[]): Refusal {
  const files = paths.map((path) => repository.pathInContent(path) ?? path);
  const pictures = files.filter(endsAsRaster);
  return new Refusal(
    409,
    pictures.length > 0
      ? `Not published: there is another picture called ${pictures.join(', ')} on the site since this draft was begun. Rename yours, put it into the post in the place of the old one, save, and publish again.`
      : `Not published: ${files.join(', ')} has been changed on the site since this draft was begun, in the same lines. Copy your text, delete the draft, open the published version, and enter your changes there.`,
  );
}
