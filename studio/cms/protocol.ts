import path from 'node:path';
import { branchOf } from '#site/draft-branches.ts';
import type { Person } from '#sources/git/commit.ts';
import { RefMoved } from '#sources/git/refs.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import { readDraft } from '../drafts/drafts.ts';
import { Refusal } from '../drafts/refusal.ts';
import { entriesByFiles, entriesByFolder, getEntry } from './entries.ts';
import { deleteFiles, getMedia, getMediaFile, persistMedia } from './media.ts';
import { addNote, deleteNote, getNotes, toggleNote, updateNote } from './notes.ts';
import { type CmsRequest, readRequest } from './requests.ts';
import { saveEntry } from './save-entry.ts';
import { fromTreeRoot, withinContent } from './tree-paths.ts';
import {
  deleteUnpublishedEntry,
  publishEntry,
  unpublishedEntries,
  unpublishedEntry,
  unpublishedEntryDataFile,
  unpublishedEntryMediaFile,
  updateStatus,
} from './workflow.ts';

export type Answer = { status: number; body: unknown };

/** What the protocol needs from elsewhere in the studio. */
export type Services<Session> = {
  /** A link under which a draft can be seen; null where there are none. @param branch full ref */
  previewLink: (session: Session, branch: string) => Promise<string | null>;
};

/**
 * Answers one request of Decap's proxy backend.
 * @param session who asks; commits carry their name and address
 * @param request the parsed body, whatever it is
 * @returns what cannot be done as a sentence in `error`, which Decap shows to the editor
 * @throws only what is our own fault, or the repository's
 */
export async function answer<Session extends Person>(
  repository: ContentRepository,
  session: Session,
  request: unknown,
  services: Services<Session>,
): Promise<Answer> {
  const asked = readRequest(request, repository.main.replace('refs/heads/', ''));
  if ('wrong' in asked) return refused(422, `This is no request of the CMS: ${asked.wrong}.`);
  try {
    const within = withinContent(repository, asked);
    const body = await answerTo(repository, session, within, services);
    return { status: 200, body: fromTreeRoot(repository, body) };
  } catch (error) {
    if (error instanceof Refusal) return refused(error.status, error.message);
    if (error instanceof RefMoved) return refused(409, BUSY);
    throw error;
  }
}

const BUSY =
  'Several people are changing this at once. Nothing of yours is lost: try again in a moment.';

/** Decap reads `error`; what its own server calls `message` is there for other clients. */
function refused(status: number, error: string): Answer {
  return { status, body: { error, message: error } };
}

async function answerTo<Session extends Person>(
  repository: ContentRepository,
  session: Session,
  { action, params }: CmsRequest,
  { previewLink }: Services<Session>,
): Promise<unknown> {
  // Of a session, commits get these two alone.
  const editor: Person = { name: session.name, email: session.email };
  switch (action) {
    case 'info':
      return {
        repo: path.basename(repository.workTree ?? repository.gitDir),
        publish_modes: ['editorial_workflow'],
        type: 'masthead',
      };
    case 'entriesByFolder':
      return entriesByFolder(repository, params);
    case 'entriesByFiles':
      return entriesByFiles(repository, params);
    case 'getEntry':
      return getEntry(repository, params);
    case 'unpublishedEntries':
      return unpublishedEntries(repository);
    case 'unpublishedEntry':
      return unpublishedEntry(repository, params);
    case 'unpublishedEntryDataFile':
      return unpublishedEntryDataFile(repository, params);
    case 'unpublishedEntryMediaFile':
      return unpublishedEntryMediaFile(repository, params);
    case 'deleteUnpublishedEntry':
      return deleteUnpublishedEntry(repository, params);
    case 'persistEntry':
      return { message: 'entry persisted', ...(await saveEntry(repository, editor, params)) };
    case 'updateUnpublishedEntryStatus':
      return updateStatus(repository, params);
    case 'publishUnpublishedEntry':
      return publishEntry(repository, editor, params);
    case 'getMedia':
      return getMedia(repository, params);
    case 'getMediaFile':
      return getMediaFile(repository, params);
    case 'persistMedia':
      return persistMedia(repository, editor, params);
    case 'deleteFile':
      return deleteFiles(repository, editor, [params.path]);
    case 'deleteFiles':
      return deleteFiles(repository, editor, params.paths);
    case 'getDeployPreview': {
      if (!(await readDraft(repository, params))) return null;
      const url = await previewLink(session, branchOf(params));
      return url && { url, status: 'SUCCESS' };
    }
    case 'getNotes':
      return { notes: await getNotes(repository, editor, params) };
    case 'addNote': {
      const note = await addNote(repository, editor, params, params.note.content);
      return { note: { ...note, isOwn: true, entrySlug: params.slug } };
    }
    case 'updateNote':
      return { note: await updateNote(repository, editor, params) };
    case 'deleteNote':
      await deleteNote(repository, editor, params);
      return { message: 'note deleted' };
    case 'toggleNoteResolution':
      return { note: await toggleNote(repository, editor, params) };
    case 'getPRMetadata':
      return { metadata: null };
  }
}
