import { notFound } from 'next/navigation';
import type { Edition, Post, Shelf } from '#newsroom/edition.ts';

/*
 * From the address of a page to what it shows. Only addresses that generateStaticParams
 * listed are ever asked for, so that one which leads nowhere is a fault of ours.
 */

/** @param slug as Next hands it over to a page: percent-encoded */
export function postAt(edition: Edition, slug: string): Post {
  return postNamed(edition, decodeURIComponent(slug));
}

/** @param slug as Next hands it over to `generateMetadata` and to routes of files: decoded */
export function postNamed(edition: Edition, slug: string): Post {
  const known = bySlug.get(edition) ?? slugsOf(edition);
  bySlug.set(edition, known);
  return found(known.get(slug));
}

const bySlug = new WeakMap<Edition, Map<string, Post>>();

const slugsOf = ({ posts, unlisted }: Edition) =>
  new Map([...posts, ...unlisted].map((post) => [post.slug, post]));

/** A category or an author. @param slug as Next hands it over: percent-encoded */
export function shelfAt<T extends { slug: string }>(
  shelves: Shelf<T>[],
  slug: string,
): Shelf<T> {
  const wanted = decodeURIComponent(slug);
  return found(shelves.find((shelf) => shelf.of.slug === wanted));
}

export function yearAt(years: Shelf<number>[], year: string): Shelf<number> {
  return found(years.find((shelf) => String(shelf.of) === year));
}

function found<T>(thing: T | undefined): T {
  // A build asks only for what generateStaticParams listed; while somebody writes, a post that
  // was open a moment ago may have become a draft.
  return thing ?? notFound();
}
