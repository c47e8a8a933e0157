import { fediverseProfile } from '#newsroom/authors/handles.ts';
import type { Author, Post } from '#newsroom/edition.ts';
import { previewLimits } from '#newsroom/preview-limits.ts';
import { identity } from '#site/identity.ts';
import { routes } from '#site/routes.ts';
import { absolute, webAddress } from '../addresses.ts';
import { plain, shorten } from '../text.ts';
import { byline, isOrganisation, type Publication, publisher } from './people.ts';
import { type JsonLd, schema } from './schema.ts';

/** Who publishes: on the home page, before `webSite`. */
export function organization(publication: Publication): JsonLd {
  return schema('Organization', {
    ...publisher(publication),
    description: identity.description,
    sameAs: identity.channels.filter(({ me }) => me).map(({ href }) => href),
  });
}

export function webSite(publication: Publication): JsonLd {
  return schema('WebSite', {
    name: identity.name,
    alternateName: identity.shortName,
    url: absolute(routes.home(), publication.origin),
    description: identity.description,
    inLanguage: identity.language,
    publisher: publisher(publication),
  });
}

/** A list of posts: the news, a category, a year. @param posts those that the page shows */
export function collectionPage(
  { path, title, description }: { path: string; title: string; description: string },
  posts: readonly Post[],
  { origin }: Publication,
): JsonLd {
  return schema('CollectionPage', {
    name: shorten(title, previewLimits.title),
    description: shorten(description, previewLimits.description) || undefined,
    url: absolute(path, origin),
    inLanguage: identity.language,
    isPartOf: { '@type': 'WebSite', name: identity.name, url: absolute(routes.home(), origin) },
    mainEntity: {
      '@type': 'ItemList',
      numberOfItems: posts.length,
      itemListElement: posts.map((post, index) => ({
        '@type': 'ListItem',
        position: index + 1,
        name: shorten(post.title, previewLimits.title),
        url: absolute(post.path, origin),
      })),
    },
  });
}

/** @param photo whole address of the author's photo */
export function profilePage(
  author: Author,
  { origin }: Publication,
  photo: string | null,
): JsonLd {
  const url = absolute(author.path, origin);
  const elsewhere = [
    webAddress(author.url),
    author.fediverse && fediverseProfile(author.fediverse),
    author.twitter && `https://x.com/${author.twitter.replace('@', '')}`,
  ].filter((address) => address !== null);
  return schema('ProfilePage', {
    url,
    inLanguage: identity.language,
    mainEntity: {
      ...byline(author, origin),
      image: photo ?? undefined,
      sameAs: elsewhere.length > 0 ? elsewhere : undefined,
      ...(isOrganisation(author)
        ? { description: author.role ? plain(author.role) : undefined }
        : {
            worksFor: author.company
              ? { '@type': 'Organization', name: plain(author.company) }
              : undefined,
          }),
    },
  });
}
