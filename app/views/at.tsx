import type { ReactNode } from 'react';
import { type PreviewedKind, previewedPageAt } from '#site/page-kinds.ts';
import type { Source } from '#sources/source.ts';
import { postAt, shelfAt, yearAt } from '../found.ts';
import { yearsOf } from '../shelf-years.ts';
import { AuthorView } from './author.tsx';
import { CategoryView } from './category.tsx';
import { CategoryYearView } from './category-year.tsx';
import { HomeView } from './home.tsx';
import { NewsView } from './news.tsx';
import { PostView } from './post.tsx';
import { SubscribeView } from './subscribe.tsx';
import { YearView } from './year.tsx';

type View = (source: Source, parts: Record<string, string>) => ReactNode;

/** What people see of a page of each kind; `parts` are those of its address. */
const views = {
  home: (source) => <HomeView source={source} />,
  news: (source) => <NewsView source={source} />,
  post: (source, { slug = '' }) => (
    <PostView source={source} post={postAt(source.edition, slug)} />
  ),
  category: ({ edition }, { category = '' }) => (
    <CategoryView shelf={shelfAt(edition.categories, category)} />
  ),
  categoryYear({ edition }, parts) {
    const category = shelfAt(edition.categories, parts.category ?? '');
    const year = yearAt(yearsOf(category), parts.year ?? '');
    return <CategoryYearView category={category} year={year} />;
  },
  author: (source, { author = '' }) => (
    <AuthorView source={source} shelf={shelfAt(source.edition.authors, author)} />
  ),
  year: (source, { year = '' }) => (
    <YearView source={source} shelf={yearAt(source.edition.years, year)} />
  ),
  subscribe: (source) => <SubscribeView source={source} />,
} satisfies Record<PreviewedKind, View>;

/**
 * What a visitor sees at an address of the site, made from any source: the public pages have
 * routes of their own, previews use this one.
 * @param address its parts, percent-encoded
 * @returns null for an address without page; a page whose post is not there is not found
 */
export function viewAt(source: Source, address: string[]): ReactNode | null {
  const page = previewedPageAt(`/${address.join('/')}`);
  if (!page) return null;
  const view: View = views[page.kind];
  return view(source, page.parts);
}
