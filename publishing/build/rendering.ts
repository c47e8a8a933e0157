/** The variables of a process in which pages are rendered (next-pages.ts). */
export const RENDERING = {
  NODE_ENV: 'production',
  NEXT_IS_EXPORT_WORKER: 'true',
  // By it Next finds the runtime that the code was compiled for.
  TURBOPACK: '1',
};
