import { published } from '#sources/published.ts';

/* Which addresses there are, for pages and for the files beside them. */

export async function postParams() {
  const { posts, unlisted } = (await published()).edition;
  return [...posts, ...unlisted].map(({ slug }) => ({ slug }));
}

export async function categoryParams() {
  return (await published()).edition.categories.map(({ of }) => ({ category: of.slug }));
}

export async function authorParams() {
  return (await published()).edition.authors.map(({ of }) => ({ author: of.slug }));
}
