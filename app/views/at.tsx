import type { ReactNode } from 'react';
import { isPageAddress } from '#site/page-addresses.ts';
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

/**
 * What a visitor sees at an address of the site, made from a source of one's choice: the
 * public pages have routes of their own, previews come here.
 * @param address its parts, percent-encoded
 * @returns null for an address without page; a page whose post is not there is not found
 */
export function viewAt(source: Source, address: string[]): ReactNode | null {
  if (!isPageAddress(`/${address.join('/')}`)) return null;
  const { edition } = source;
  const [first, second, third, fourth, ...more] = address;
  if (more.length > 0) return null;
  if (first === undefined) return <HomeView source={source} />;
  if (first === 'subscribe' && !second) return <SubscribeView source={source} />;
  if (first !== 'blog') return null;
  if (second === undefined) return <NewsView source={source} />;
  if (third === undefined) return <PostView source={source} post={postAt(edition, second)} />;
  if (second === 'archive' && !fourth) {
    return <YearView source={source} shelf={yearAt(edition.years, third)} />;
  }
  if (second === 'author' && !fourth) {
    return <AuthorView source={source} shelf={shelfAt(edition.authors, third)} />;
  }
  if (second !== 'category') return null;
  const category = shelfAt(edition.categories, third);
  if (!fourth) return <CategoryView shelf={category} />;
  return <CategoryYearView category={category} year={yearAt(yearsOf(category), fourth)} />;
}
