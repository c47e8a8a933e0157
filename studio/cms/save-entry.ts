import { branchOf, type DraftName } from '#site/draft-branches.ts';
import type { Change, Person } from '#sources/git/commit.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import { retryIfMoved } from '#sources/git/retry-if-moved.ts';
import { changeDraftRecord, changesOf, listDrafts } from '../drafts/drafts.ts';
import { namesPicture } from '../drafts/pictures.ts';
import { Refusal } from '../drafts/refusal.ts';
import { saveDraft } from '../drafts/save-draft.ts';
import { parseEdited, writeFileMended, writeJsonMended } from '../frontmatter/in-thread.ts';
import { type Data, readJson } from '../frontmatter/values.ts';
import { type Collection, fileOf } from './collections.ts';
import { type Content, contentAt, mainContent } from './content.ts';
import { formOf, type Given, messageFrom, takeGiven } from './given.ts';
import { keepOldAddress } from './old-address.ts';
import { isMedia, readPicture } from './pictures.ts';
import type { Params } from './requests.ts';
import { asItsFolderMarksPosts } from './template-key.ts';

type Saved = { branch: string; commit: string };

/**
 * Saves an entry with its new pictures to its draft. Nothing that somebody else has saved in
 * the meantime is written over.
 * @throws Refusal in words for the editor, whose form keeps the text
 */
export async function saveEntry(
  repository: ContentRepository,
  author: Person,
  params: Params<'persistEntry'>,
): Promise<Saved> {
  return retryIfMoved(() => saveOnce(repository, author, params));
}

async function saveOnce(
  repository: ContentRepository,
  author: Person,
  { dataFiles: [dataFile], assets, options }: Params<'persistEntry'>,
): Promise<Saved> {
  const main = await mainContent(repository);
  const name: DraftName = { collection: options.collectionName, slug: dataFile.slug };
  const { collection, file } = placeOf(main, name, dataFile);
  const branch = branchOf(name);
  const tip = await repository.tip(branch);
  const draft = tip === null ? main : await contentAt(repository, tip);
  const current = await draft.read(file);
  if (options.newEntry && current) throw nameTaken(file);

  const { given, data, body } = await readRaw(file, dataFile.raw);
  const now = new Date().toISOString();
  const kept =
    collection.name === 'posts'
      ? await keepOldAddress(main, file, await asItsFolderMarksPosts(main, file, data), now)
      : data;
  const original = current?.bytes.toString() ?? null;
  const text = file.endsWith('.json')
    ? await writeJsonMended(original, kept)
    : await writeFileMended(original, { data: kept, body }, collection.fields);
  if (current && text !== original && !options.newEntry) {
    await checkGiven(repository, { oid: current.oid, tip, given });
  }
  const changes: Change[] = [
    { path: file, content: Buffer.from(text) },
    ...(await newPictures(repository, name, { main, draft }, assets)),
    ...(await droppedPictures(repository, main, tip, assets, text)),
  ];
  const verb = current ? 'Edit' : 'Write';
  const message = messageFrom(`${verb} ${titleIn(data) ?? file}`, given);
  const about = { author, message };
  const commit = await saveDraft(repository, name, tip, changes, about, main.commit);
  if (tip === null) {
    const status = options.status ?? 'draft';
    await changeDraftRecord(repository, name, (record) => ({ ...record, status }));
  }
  return { branch, commit };
}

/** The file of an entry follows from its name; a request that says otherwise is none of Decap's. */
function placeOf(
  { collections }: Content,
  { collection: wanted, slug }: DraftName,
  { path, newPath }: { path: string; newPath?: string | undefined },
): { collection: Collection; file: string } {
  const collection = collections.find(({ name }) => name === wanted);
  const file = collection && fileOf(collection, slug);
  if (!collection || file !== path) {
    throw new Refusal(422, `${path} is not the file of ${slug} among ${wanted}.`);
  }
  if (newPath !== undefined && newPath !== path) {
    throw new Refusal(422, 'Files keep their names. Change the address of the post instead.');
  }
  return { collection, file };
}

async function readRaw(
  file: string,
  raw: string,
): Promise<{ given: Given | null; data: Data; body: string }> {
  const json = file.endsWith('.json') ? readJson(raw) : null;
  const edited = json ? { data: json, body: '' } : await parseEdited(raw);
  if (!edited) throw new Refusal(422, `What was sent for ${file} cannot be read.`);
  return { ...takeGiven(edited.data), body: edited.body };
}

/**
 * An edit may follow the version that its form was given, or what the same form saved last.
 * Anything else would undo somebody's work.
 */
async function checkGiven(
  repository: ContentRepository,
  { oid, tip, given }: { oid: string; tip: string | null; given: Given | null },
): Promise<void> {
  if (given?.oid === oid) return;
  if (given === null) {
    throw new Refusal(
      409,
      'Not saved: this form cannot tell which version it started from, and would overwrite the one that is there. Copy what you have changed, reload the page, and enter it again.',
    );
  }
  if (tip === null) {
    throw new Refusal(
      409,
      'Not saved: another version has been published since you opened this. Your text is still in the form: copy what you have changed, reload the page, and enter it again.',
    );
  }
  const { message, author, date } = await repository.describe(tip);
  if (formOf(message) === given.form) return;
  const time = `${date.slice(11, 16)} UTC`;
  throw new Refusal(
    409,
    `Not saved: ${author.name} has saved another version at ${time}, after you opened this. Your text is still in the form: copy what you have changed, reload the page, and enter it again.`,
  );
}

type Assets = Params<'persistEntry'>['assets'];

/**
 * A new picture takes no other one's place, since posts on the site may show that, or will:
 * telephones give many pictures one name, and of two drafts with such only one can be published.
 */
async function newPictures(
  repository: ContentRepository,
  name: DraftName,
  { main, draft }: { main: Content; draft: Content },
  assets: Assets,
): Promise<Change[]> {
  const changes: Change[] = [];
  for (const { path, content } of assets) {
    const there = draft.file(path);
    if (there) {
      const bytes = await repository.read(there.oid);
      if (bytes.toString('base64') === content) continue;
    }
    if (main.file(path)) throw pictureTaken(path, 'on the site');
    const bytes = await readPicture(main.layout, path, content);
    const other = await draftWithAnother(repository, name, path, bytes);
    if (other) throw pictureTaken(path, `in the draft of ${other.slug}`);
    changes.push({ path, content: bytes });
  }
  return changes;
}

function pictureTaken(path: string, where: string): Refusal {
  return new Refusal(
    409,
    `Not saved: there is another picture called ${path} ${where}. Rename yours and add it again.`,
  );
}

/** A draft of something else that brings other bytes under the name of a file. */
async function draftWithAnother(
  repository: ContentRepository,
  name: DraftName,
  file: string,
  bytes: Buffer,
): Promise<DraftName | null> {
  for (const { commit, ...other } of await listDrafts(repository)) {
    if (branchOf(other) === branchOf(name)) continue;
    const place = `${commit}:${repository.pathInTree(file)}`;
    const there = await repository.readObject(place);
    if (!there || there.content.equals(bytes)) continue;
    const { files } = await changesOf(repository, commit);
    if (files.some(({ path }) => path === file)) return other;
  }
  return null;
}

/** Pictures of the draft alone that its form does not send any more, and its text does not show. */
async function droppedPictures(
  repository: ContentRepository,
  { layout }: Content,
  tip: string | null,
  assets: Assets,
  text: string,
): Promise<Change[]> {
  if (tip === null) return [];
  const { files } = await changesOf(repository, tip);
  return files.flatMap(({ path, isNew }) => {
    const isSent = assets.some((asset) => asset.path === path);
    const isDropped = isNew && isMedia(layout, path) && !isSent && !namesPicture(text, path);
    return isDropped ? [{ path, content: null }] : [];
  });
}

function nameTaken(file: string): Refusal {
  return new Refusal(
    409,
    `Not saved: somebody has just made ${file}. Your text is still in the form. Save again, and it gets a name of its own.`,
  );
}

function titleIn({ title, authorName }: Data): string | null {
  const name = typeof title === 'string' ? title : authorName;
  return typeof name === 'string' ? `“${name.replace(/\s+/g, ' ').slice(0, 120)}”` : null;
}
