import type { Post } from '#newsroom/edition.ts';
import { previewLimits } from '#newsroom/preview-limits.ts';
import { routes } from '#site/routes.ts';
import { absolute } from '../addresses.ts';
import { shorten } from '../text.ts';
import type { Publication } from './people.ts';
import { type JsonLd, schema } from './schema.ts';

/** One step of the way down to a page. */
export type Crumb = { name: string; path: string };

/** The way down to a post: by its first category, where it has one. */
export function postTrail({ title, path, categories: [category] }: Post): Crumb[] {
  return [
    { name: 'News', path: routes.news() },
    ...(category ? [{ name: category.label, path: category.path }] : []),
    { name: title, path },
  ];
}

export function breadcrumbList(trail: readonly Crumb[], { origin }: Publication): JsonLd {
  return schema('BreadcrumbList', {
    itemListElement: trail.map(({ name, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: shorten(name, previewLimits.title),
      item: absolute(path, origin),
    })),
  });
}
