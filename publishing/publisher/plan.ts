import type { Step } from '#studio/publishing/status.ts';

/** How a release is to be made. */
export type Plan = {
  /** Build also where readers have this very content already, with an older date. */
  always: boolean;
  /** Whether to forget what earlier builds have made, so that all files are made again. */
  fromNothing?: boolean;
  /**
   * The instant for which the release is made; one that is still to come is waited for before
   * readers get the release. Null: now.
   */
  instant: string | null;
  /** Whether an error in any file stops it (`npm run build`), or what readers have of it is kept. */
  refusesErrors: boolean;
  /** Whether to wait for another process that makes a release, or to leave it to that one. */
  waits: boolean;
};

/** What became of it. */
export type Outcome =
  /** Readers get this release now, or got it before; made from the content at `tip`. */
  | {
      kind: 'live';
      release: string;
      tip: string | null;
      isNew: boolean;
      /** What editors are told about files with errors, line by line; absent where there are none. */
      broken?: string[];
    }
  /** Somebody went back to another release, or took a post back, in the meantime. */
  | { kind: 'superseded'; tip: string | null }
  /** Another process makes a release just now. */
  | { kind: 'busy' };

/** The word with which a builder stays for the next plan (builder-process.ts). */
export const RESIDENT = 'resident';

/** What a builder tells the publisher that has started it. */
export type Report =
  | { step: Step }
  /** `ends`: it makes nothing more, and ends. */
  | { outcome: Outcome; ends: boolean }
  /** `ofContent`: it fails again until the content is another. */
  | { failure: { message: string; ofContent: boolean }; ends: boolean };
