/** Forms of the addresses of pages: what is at any other is made for machines, or a picture. */
const PAGE =
  /^\/(?:subscribe|blog(?:\/(?:[^/]+|archive\/\d+|author\/[^/]+|category\/[^/]+(?:\/\d+)?))?)?$/;

/** Whether a page can be at an address. @param path percent-encoded, without query */
export const isPageAddress = (path: string): boolean =>
  PAGE.test(path) && !/\.(md|xml|json|css)$/.test(path);
