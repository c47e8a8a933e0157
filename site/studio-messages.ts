/** What the desk sends to the studio, and gets from it, as JSON. */

/** A value of a form, as JSON has it. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [name: string]: Json };

/**
 * A field that the studio adds to what a form is given, and takes away again from what it sends:
 * the object of the file that the form was filled from, and a name for the form, with a full
 * stop between.
 */
export const GIVEN = 'mastheadGiven';

export type Size = { width: number; height: number };

/** A post as it is being typed. */
export type Typed = {
  /** Path within the content folder; null for a post that has not been saved yet. */
  file: string | null;
  /** All fields, the text as `body` among them. */
  data: { readonly [name: string]: Json };
  /** Pictures that are not published yet, by the address under which the post names them. */
  pictures: { readonly [address: string]: Size };
};

/** Which entry of the CMS is being edited; a new one has no slug. */
export type EntryName = { collection: string; slug: string | null };

/** Text that was typed and not saved. */
export type Unsaved = EntryName & {
  /** Of the form in which it was typed; a name for the text, whatever entry it belongs to. */
  id: string;
  data: Typed['data'];
  /** The object of the file that was being edited; null for a new one. */
  of: string | null;
};

/** The same, as it was kept. */
export type KeptUnsaved = Unsaved & {
  /** ISO 8601. */
  at: string;
};

/** What Decap's page brings for the desk. */
export type DeskData = {
  /** For `CMS.init`. */
  configuration: object;
  /** The collection whose entries have a page. */
  posts: string;
  /** Folders of pictures within the repository, and the addresses under which posts name them. */
  pictures: readonly { folder: string; address: string }[];
  /** Path of the content folder within the repository; empty for its root. */
  folder: string;
  /** The published branch, as a full ref. */
  main: string;
};

/** How long a preview link can be made to last. */
export const DURATIONS = ['one hour', 'one day', 'one week', 'until published'] as const;

export type Duration = (typeof DURATIONS)[number];

/** What a build is doing. */
export type PublishingStep =
  | 'reading'
  | 'compiling'
  | 'pictures'
  | 'pages'
  | 'release'
  | 'waiting'
  | 'switching';
