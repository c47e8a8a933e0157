import { authorFilesOf } from '#newsroom/authors/author-files.ts';
import { type InputSources, type PageInputs, pageInputs } from '#newsroom/page-inputs.ts';
import { searchVolumes } from '#newsroom/search-volumes.ts';
import { environment } from '#site/environment.ts';
import { siteOrigin } from '#site/origin.ts';
import { machineRoutes } from '#site/routes.ts';
import type { BuildRecord } from '#sources/build-record.ts';
import { locatePicture } from '#sources/pictures/media.ts';
import { publicPictures } from '#sources/pictures/public-pictures.ts';
import { sitemapParts } from '#syndication/sitemaps/parts.ts';
import { fingerprint } from '#system/fingerprint.ts';
import type { Built } from './build.ts';
import type { Prepared } from './prepared.ts';
import { volumeFolder } from './search.ts';
import { searchedPosts } from './searched.ts';

/** What the parts of a release are made from; what has the same is not made again. */
export type BuildInputs = {
  /** Code and settings: where they differ, everything does. */
  code: string;
  /** By address of a route of the app. */
  pages: PageInputs;
  /** Pictures of the content folder: what tells one version from another, by address. */
  media: ReadonlyMap<string, string>;
  /** Volumes of the index for searching, by folder. */
  volumes: ReadonlyMap<string, string>;
};

export function inputsOf({ record, edition, code }: Prepared, built: Built): BuildInputs {
  const { archive, pictures } = record;
  const files = authorFilesOf(archive.authors);
  const picturesOf = pictureTeller(record, built);
  const told = (path: string) => JSON.stringify(built.sharing.told.get(path) ?? null);
  const parts = sitemapParts(edition, siteOrigin(), () => []);
  const pages = pageInputs(
    edition,
    {
      picturesOf,
      fileOf: ({ name }) => files.of(name)?.file ?? null,
      sharingOf: told,
      sitemaps: parts.map(({ name, posts }) => ({
        address: machineRoutes.sitemapPart(name),
        posts: name.startsWith('posts-') ? posts : null,
      })),
    },
    fingerprint,
  );
  const texts = new Map(
    [...edition.posts].map(({ path, document }) => [path, document] as const),
  );
  return {
    code: fingerprint(code, siteOrigin(), environment().webSubHub ?? ''),
    pages,
    media: new Map(
      [...publicPictures(record, edition).values()].map(({ address }) => [
        address,
        pictures[address]?.version ?? '',
      ]),
    ),
    volumes: new Map(
      searchVolumes(edition).map(({ until, posts }) => [
        volumeFolder(until),
        fingerprint(
          ...searchedPosts(posts).map(
            (post) => `${texts.get(post.path)} ${JSON.stringify(post)}`,
          ),
        ),
      ]),
    ),
  };
}

/** Tells of the pictures in a file what pages show of them: their measures and forms. */
function pictureTeller(record: BuildRecord, { pictures }: Built): InputSources['picturesOf'] {
  const { archive, layout } = record;
  const named = new Map<string, string[]>();
  const name = (file: string, src: string | null | undefined) => {
    const place = src ? locatePicture(layout, file, src) : null;
    if (place) named.set(file, [...(named.get(file) ?? []), place.address]);
  };
  for (const { file, pictures: inText, image, seo } of archive.manuscripts) {
    for (const { src } of inText) name(file, src);
    name(file, image?.src);
    name(file, seo.image);
  }
  for (const { file, photo } of archive.authors) name(file, photo);
  return (file) =>
    JSON.stringify(
      (named.get(file) ?? []).map((address) => {
        const picture = record.pictures[address];
        const { digest, variants } = pictures.told.get(address) ?? {};
        return [address, picture?.width, picture?.height, digest, variants];
      }),
    );
}
