import type { HeaderRule } from './headers.ts';

/**
 * How a release is to be served. Our own server reads it beside the files; the
 * configurations of other hosts are written from it (publishing/hosts).
 */
export type Serving = {
  /** Origin of the site, for absolute addresses in redirects. */
  origin: string;
  /** Percent-encoded paths. */
  redirects: { from: string; to: string }[];
  /** Percent-encoded paths of what was public, and has expired: they answer 410. */
  gone: string[];
  headers: HeaderRule[];
  /** Paths within `out`. */
  files: string[];
};
