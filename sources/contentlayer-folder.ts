/**
 * Where Contentlayer looks for what it shall compile, within its working folder. It stands alone,
 * because contentlayer.config.ts, which imports it, is compiled with all that it imports.
 */
export const DOCUMENTS_FOLDER = 'submissions';
