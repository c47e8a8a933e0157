import { formatDate } from '#newsroom/dates.ts';
import type { Post } from '#newsroom/edition.ts';
import { directionOfLanguage } from '#newsroom/text/direction.ts';
import { directionOfPost, languageOfPost } from '#newsroom/text/post-language.ts';
import { identity } from '#site/identity.ts';
import type { Searched } from './search.ts';

/** What readers can find of listed posts, in the words of other lists. */
export function searchedPosts(posts: Post[]): Searched[] {
  const names = new Intl.ListFormat(identity.language);
  return posts.map((post) => {
    const { path, title, date, authors, categories, description } = post;
    const lang = languageOfPost(post);
    const dir = directionOfPost(post);
    return {
      path,
      title,
      date,
      day: formatDate(date, identity.language),
      by: names.format(authors.map(({ name }) => name)),
      categories: categories.map(({ label }) => label),
      description,
      lang: lang === identity.language ? null : lang,
      dir: dir === directionOfLanguage(identity.language) ? null : dir,
    };
  });
}
