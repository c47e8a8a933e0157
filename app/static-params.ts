import { kinds } from '#newsroom/page-kinds.ts';
import { type PageKind, partsOfPage } from '#site/page-kinds.ts';
import { published } from '#sources/published.ts';

/** For `generateStaticParams`: the parts of the addresses of all pages of one kind, decoded. */
const paramsOf = (kind: PageKind) => async () => {
  const { edition } = await published();
  return kinds[kind].pages(edition).map(({ path }) => {
    const parts = Object.entries(partsOfPage(kind, path) ?? {});
    return Object.fromEntries(parts.map(([name, part]) => [name, decodeURIComponent(part)]));
  });
};

export const postParams = paramsOf('post');
export const categoryParams = paramsOf('category');
export const categoryYearParams = paramsOf('categoryYear');
export const authorParams = paramsOf('author');
export const yearParams = paramsOf('year');
