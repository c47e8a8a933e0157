import { INLINE_SOURCES } from './inline-scripts.ts';

/** A Content-Security-Policy of its directives. */
export const policy = (directives: Record<string, string>) =>
  Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');

/**
 * Of a picture of the content folder: an SVG that is opened by its address is a document. Styles in
 * one are refused, as they are on pages; its attributes for presentation count.
 */
export const PICTURE_POLICY = "default-src 'none'; sandbox";

/** What a public page may load and do (docs/decisions/008). */
export const PAGE_POLICY = {
  'default-src': "'none'",
  'script-src': `'self' ${INLINE_SOURCES}`,
  'style-src': "'self'",
  'font-src': "'self'",
  // Posts show pictures and sound from elsewhere, and small pictures as data.
  'img-src': "'self' https: data:",
  'media-src': "'self' https:",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'frame-src': 'https://www.youtube-nocookie.com https://player.vimeo.com',
  'form-action': "'self'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
};
