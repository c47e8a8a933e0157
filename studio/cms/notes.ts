import { randomUUID } from 'node:crypto';
import type { DraftName } from '#site/draft-branches.ts';
import type { Person } from '#sources/git/commit.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import { changeDraftRecord, type Note, readDraftRecord } from '../drafts/drafts.ts';
import { Refusal } from '../drafts/refusal.ts';
import type { Params } from './requests.ts';

/** A note as Decap shows it: only one's own can be edited there. */
type NoteAnswer = Note & { isOwn: boolean; entrySlug: string };

export async function getNotes(
  repository: ContentRepository,
  editor: Person,
  name: DraftName,
): Promise<NoteAnswer[]> {
  const { notes } = await readDraftRecord(repository, name);
  return notes.map((note) => answer(note, editor, name));
}

/** @param by an editor with an address, or a reviewer who has given but a name */
export async function addNote(
  repository: ContentRepository,
  by: { name: string; email?: string },
  name: DraftName,
  content: string,
): Promise<Note> {
  const note: Note = {
    id: randomUUID(),
    author: by.name,
    ...(by.email === undefined ? {} : { authorId: by.email }),
    timestamp: new Date().toISOString(),
    content,
    resolved: false,
  };
  await changeDraftRecord(repository, name, (record) => ({
    ...record,
    notes: [...record.notes, note],
  }));
  return note;
}

/** Everybody may settle a note, and only its author say something else in it. */
export async function updateNote(
  repository: ContentRepository,
  editor: Person,
  { collection, slug, noteId, updates }: Params<'updateNote'>,
): Promise<NoteAnswer> {
  const { content, resolved } = updates;
  return changeNote(repository, editor, { collection, slug, noteId }, (note) => {
    if (content !== undefined && content !== note.content) ownOnly(note, editor);
    return { ...note, content: content ?? note.content, resolved: resolved ?? note.resolved };
  });
}

export function toggleNote(
  repository: ContentRepository,
  editor: Person,
  which: Params<'toggleNoteResolution'>,
): Promise<NoteAnswer> {
  return changeNote(repository, editor, which, (note) => ({
    ...note,
    resolved: !note.resolved,
  }));
}

/** One's own, and those of reviewers, who have no account to do it with. */
export async function deleteNote(
  repository: ContentRepository,
  editor: Person,
  { noteId, ...name }: Params<'deleteNote'>,
): Promise<void> {
  await changeDraftRecord(repository, name, (record) => {
    const note = record.notes.find(({ id }) => id === noteId);
    if (note?.authorId !== undefined) ownOnly(note, editor);
    return { ...record, notes: record.notes.filter(({ id }) => id !== noteId) };
  });
}

async function changeNote(
  repository: ContentRepository,
  editor: Person,
  { noteId, ...name }: Params<'toggleNoteResolution'>,
  change: (note: Note) => Note,
): Promise<NoteAnswer> {
  const { notes } = await changeDraftRecord(repository, name, (record) => ({
    ...record,
    notes: record.notes.map((note) => (note.id === noteId ? change(note) : note)),
  }));
  const changed = notes.find(({ id }) => id === noteId);
  if (!changed) throw new Refusal(404, 'This note has been deleted.');
  return answer(changed, editor, name);
}

function ownOnly({ author, authorId }: Note, editor: Person): void {
  if (authorId !== editor.email) throw new Refusal(409, `This note is ${author}’s to change.`);
}

function answer(note: Note, editor: Person, { slug }: DraftName): NoteAnswer {
  return { ...note, isOwn: note.authorId === editor.email, entrySlug: slug };
}
