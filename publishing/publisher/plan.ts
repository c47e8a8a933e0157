import type { Step } from '#studio/publishing/status.ts';

/** How a release is to be made. */
export type Plan = {
  /** Whether to make one even where a kept release has the same content, with an older date. */
  always: boolean;
  /** Whether to forget what earlier builds have made, so that every file is made again. */
  fromNothing?: boolean;
  /** The instant of its pages. Readers get it at that instant, not before. Null: now. */
  instant: string | null;
  /** Whether an error in a file stops it (`npm run build`), or readers keep what they have of the file. */
  refusesErrors: boolean;
  /** Whether to wait for another process that makes a release, or to give up. */
  waits: boolean;
};

export type Outcome =
  /** Readers get this release, which was made from the content at `tip`. */
  | {
      kind: 'live';
      release: string;
      tip: string | null;
      isNew: boolean;
      /** Lines for editors about files with errors; absent where there are none. */
      broken?: string[];
    }
  /** Somebody went back to another release, or unpublished a post, during the build. */
  | { kind: 'superseded'; tip: string | null }
  /** Another process makes a release. */
  | { kind: 'busy' };

/** The argument with which a builder stays for the next plan (builder-process.ts). */
export const RESIDENT = 'resident';

/** A message from a builder to the publisher. */
export type Report =
  | { step: Step }
  /** `ends`: the builder takes no further plan. */
  | { outcome: Outcome; ends: boolean }
  /** `ofContent`: it fails again until the content has changed. */
  | { failure: { message: string; ofContent: boolean }; ends: boolean };
