import { z } from 'zod';
import { refPart } from '#site/draft-branches.ts';

/**
 * What Decap's proxy backend asks for, checked at the door: nothing that is not described
 * here gets any further. Checked by a library, since twenty shapes by hand would hide a hole.
 */

/** A path within the content folder: no way out of it, nothing hidden, nothing of git's. */
const path = z
  .string()
  .min(1)
  .max(600)
  .refine((text) => text.split('/').every(isName), 'is no path within the content');

function isName(part: string): boolean {
  return part !== '' && !part.startsWith('.') && !/[\p{Cc}\p{Cs}\\]|[. ]$/u.test(part);
}

const collection = z.enum(['posts', 'authors', 'categories']);

/** Drafts and what is known of them are files in git's folder, whose names have 255 bytes. */
const REF_BYTES = 240;
const slug = path.refine(
  (text) => Buffer.byteLength(refPart(`categories/${text}`)) <= REF_BYTES,
  'is too long',
);

/** `posts/name-of-the-post` */
const draftId = z.templateLiteral([collection, '/', z.string()]).refine((id) => {
  return slug.safeParse(id.slice(id.indexOf('/') + 1)).success;
}, 'is no draft');
const entry = { collection, slug };
const status = z.enum(['draft', 'pending_review', 'pending_publish']);

/** A folder may be the content folder itself. */
const folder = z.union([path, z.literal('.'), z.literal('')]);

/** Base64, in the length of which sizes are checked before anything is decoded. */
const asset = z.object({ path, content: z.string(), encoding: z.literal('base64') });
const dataFile = z.object({
  slug,
  path,
  raw: z.string().max(5_000_000),
  newPath: path.optional(),
});
const commit = z.object({ commitMessage: z.string() });
const noteId = z.string().min(1).max(100);
const noteText = z.string().trim().min(1).max(10_000);

const ACTIONS = {
  info: z.unknown(),
  entriesByFolder: z.object({
    folder,
    extension: z.string().max(20),
    depth: z.number().int().min(1).max(100),
  }),
  entriesByFiles: z.object({
    files: z.array(z.object({ path, label: z.string().optional() })).max(1_000),
  }),
  getEntry: z.object({ path }),
  unpublishedEntries: z.unknown(),
  unpublishedEntry: z.union([
    z.object({ id: draftId }),
    z.object({ id: z.undefined().optional(), ...entry }),
  ]),
  unpublishedEntryDataFile: z.object({ ...entry, path }),
  unpublishedEntryMediaFile: z.object({ ...entry, path }),
  deleteUnpublishedEntry: z.object(entry),
  persistEntry: z.object({
    dataFiles: z.tuple([dataFile]),
    assets: z.array(asset).max(100),
    options: z.object({
      collectionName: collection,
      useWorkflow: z.literal(true),
      newEntry: z.boolean().optional(),
      status: status.optional(),
    }),
  }),
  updateUnpublishedEntryStatus: z.object({ ...entry, newStatus: status }),
  publishUnpublishedEntry: z.object(entry),
  getMedia: z.object({ mediaFolder: folder }),
  getMediaFile: z.object({ path }),
  persistMedia: z.object({ asset, options: commit }),
  deleteFile: z.object({ path, options: commit }),
  deleteFiles: z.object({ paths: z.array(path).min(1).max(100), options: commit }),
  getDeployPreview: z.object(entry),
  getNotes: z.object(entry),
  addNote: z.object({ ...entry, note: z.object({ content: noteText }) }),
  updateNote: z.object({
    ...entry,
    noteId,
    updates: z.object({ content: noteText.optional(), resolved: z.boolean().optional() }),
  }),
  deleteNote: z.object({ ...entry, noteId }),
  toggleNoteResolution: z.object({ ...entry, noteId }),
  getPRMetadata: z.object(entry),
} as const;

export type Action = keyof typeof ACTIONS;

/** What an action is asked with. */
export type Params<A extends Action> = z.infer<(typeof ACTIONS)[A]>;

export type CmsRequest = { [A in Action]: { action: A; params: Params<A> } }[Action];

/**
 * Checks a request.
 * @param branch the one branch that may be named
 * @returns what is wrong with it where it is not one
 */
export function readRequest(body: unknown, branch: string): CmsRequest | { wrong: string } {
  const envelope = z
    .object({
      action: z.enum(Object.keys(ACTIONS) as [Action, ...Action[]]),
      branch: z.literal(branch).optional(),
      params: z.looseObject({ branch: z.literal(branch).optional() }).optional(),
    })
    .safeParse(body);
  if (!envelope.success) return { wrong: inWords(envelope.error) };
  const { action, params } = envelope.data;
  const checked = ACTIONS[action].safeParse(params);
  if (!checked.success) return { wrong: `${action}: ${inWords(checked.error)}` };
  // The table gives each action the shape of its own parameters.
  return { action, params: checked.data } as CmsRequest;
}

function inWords({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ');
}
