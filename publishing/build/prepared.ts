import type { Edition } from '#newsroom/edition.ts';
import type { BuildRecord } from '#sources/build-record.ts';
import type { SourceNames } from '#sources/kept-sources.ts';
import type { BrokenFile } from '#sources/last-good.ts';

/** Content that was read and judged, and the folder that its build belongs into. */
export type Prepared = {
  record: BuildRecord;
  edition: Edition;
  buildDir: string;
  /** Fingerprint of the code that all of it is made by, taken once, before anything was read. */
  code: string;
  /** Names what it was read by: the same content, by the same code, at the same state of its posts. */
  madeBy: string;
  /** Files with errors, and what readers see in their place. */
  broken: BrokenFile[];
  /** Names of the bytes that were read of each file without an error. */
  sources: SourceNames;
};
