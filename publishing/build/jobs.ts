import type { Finding } from '#newsroom/findings.ts';
import type { Wanted } from '#syndication/cards/draw.ts';
import type { Facts } from '../audit/facts.ts';
import type { FileEntry } from '../release/manifest.ts';
import type { Searched } from './search.ts';

/** What is asked of this process, for a release that another one puts together. */
export type Job = PicturesJob | WarmUp | (Place & (PagesJob | VolumeJob));

export type PicturesJob = {
  pictures: Wanted[];
  /** Folder where pictures for sharing are kept. */
  cards: string;
};

export type Place = {
  /** Folder of the blob store, into which everything goes. */
  blobs: string;
};

export type PagesJob = {
  /** Next's folder with the compiled code. */
  dist: string;
  /** Of what is to be made; percent-encoded. */
  addresses: string[];
};

/** Pages that are made for nobody, so that the code is loaded that makes them. */
export type WarmUp = PagesJob & { isWarmUp: true };

/** A part of the index for searching, made from pages that are in the blob store. */
export type VolumeJob = {
  volume: string;
  posts: Searched[];
  /** The hash of each page, by its file. */
  pages: (readonly [file: string, sha256: string])[];
};

/** A file that was written, and what was found in it. */
export type Written = { file: string; entry: FileEntry; facts: Facts | null };

/** The same, of something that has an address of its own. */
export type Made = Written & { address: string };

export type Answer = { done: Written[] | Finding[] } | { failure: Failure };

/** An error, as far as it can be sent: what the system refused keeps its name (system/user-error.ts). */
export type Failure = {
  message: string;
  stack: string | undefined;
  code: string | undefined;
  path: string | undefined;
};
