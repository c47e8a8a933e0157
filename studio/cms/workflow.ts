import type { DraftName } from '#site/draft-branches.ts';
import type { Person } from '#sources/git/commit.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import {
  changeDraftRecord,
  type Draft,
  listDrafts,
  readDraft,
  removeDraft,
} from '../drafts/drafts.ts';
import { publishDraft } from '../drafts/publication.ts';
import { Refusal } from '../drafts/refusal.ts';
import { fileOf } from './collections.ts';
import { contentAt, mainContent } from './content.ts';
import { giveInThread } from './give-in-thread.ts';
import { type MediaAnswer, mediaAnswer } from './media.ts';
import { isMedia } from './pictures.ts';
import type { Params } from './requests.ts';

/** Drafts as Decap names them; branches of collections that this content has not are left out. */
export async function unpublishedEntries(repository: ContentRepository): Promise<string[]> {
  const { collections } = await mainContent(repository);
  const drafts = await listDrafts(repository);
  return drafts
    .filter(({ collection }) => collections.some(({ name }) => name === collection))
    .map(({ collection, slug }) => `${collection}/${slug}`);
}

export async function unpublishedEntry(
  repository: ContentRepository,
  params: Params<'unpublishedEntry'>,
) {
  const draft = await draftOf(repository, nameIn(params));
  return {
    collection: draft.collection,
    slug: draft.slug,
    status: draft.status,
    diffs: draft.files.map(({ path, oid, isNew }) => ({ id: oid, path, newFile: isNew })),
    updatedAt: draft.updated,
    pullRequestAuthor: draft.author.name,
  };
}

export async function unpublishedEntryDataFile(
  repository: ContentRepository,
  { path, ...name }: Params<'unpublishedEntryDataFile'>,
): Promise<{ data: string }> {
  const { content } = await contentOf(repository, name);
  const collection = content.collections.find(({ name: own }) => own === name.collection);
  const found =
    collection && fileOf(collection, name.slug) === path ? await content.read(path) : null;
  if (!found) throw new Refusal(404, `The draft of ${name.slug} has no file ${path}.`);
  return { data: await giveInThread(path, found.bytes.toString(), found.oid) };
}

/** A picture that the draft itself brings; those of other drafts are not to be had here. */
export async function unpublishedEntryMediaFile(
  repository: ContentRepository,
  { path, ...name }: Params<'unpublishedEntryMediaFile'>,
): Promise<MediaAnswer> {
  const { draft, content } = await contentOf(repository, name);
  const isOwn = draft.files.some((file) => file.path === path);
  const found = isOwn && isMedia(content.layout, path) ? await content.read(path) : null;
  if (!found) throw new Refusal(404, `The draft of ${name.slug} has no picture ${path}.`);
  return mediaAnswer(path, found.oid, found.bytes);
}

export async function deleteUnpublishedEntry(
  repository: ContentRepository,
  name: DraftName,
): Promise<{ message: string }> {
  if (!(await removeDraft(repository, name))) throw noDraft(name);
  return { message: `deleted the draft of ${name.slug}` };
}

export async function updateStatus(
  repository: ContentRepository,
  { newStatus: status, ...name }: Params<'updateUnpublishedEntryStatus'>,
): Promise<{ message: string }> {
  await draftOf(repository, name);
  await changeDraftRecord(repository, name, (record) => ({ ...record, status }));
  return { message: `${name.slug} is now: ${status}` };
}

export async function publishEntry(
  repository: ContentRepository,
  author: Person,
  name: DraftName,
): Promise<{ message: string; commit: string }> {
  const message = `Publish ${name.collection}/${name.slug}`;
  return { message, commit: await publishDraft(repository, name, { author, message }) };
}

/** @throws Refusal with 404, which Decap takes for “published, or not there” */
export async function draftOf(repository: ContentRepository, name: DraftName): Promise<Draft> {
  const draft = await readDraft(repository, name);
  if (!draft) throw noDraft(name);
  return draft;
}

async function contentOf(repository: ContentRepository, name: DraftName) {
  const draft = await draftOf(repository, name);
  return { draft, content: await contentAt(repository, draft.commit) };
}

function nameIn(params: Params<'unpublishedEntry'>): DraftName {
  if (params.id === undefined) return { collection: params.collection, slug: params.slug };
  const slash = params.id.indexOf('/');
  return { collection: params.id.slice(0, slash), slug: params.id.slice(slash + 1) };
}

function noDraft({ collection, slug }: DraftName): Refusal {
  return new Refusal(404, `There is no draft of ${collection}/${slug}.`);
}
