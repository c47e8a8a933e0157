import { lookup } from 'mrmime';
import { notFound } from 'next/navigation';
import type { Sized } from '#components/picture.tsx';
import type { Post } from '#newsroom/edition.ts';
import { kinds } from '#newsroom/page-kinds.ts';
import { environment } from '#site/environment.ts';
import { siteOrigin } from '#site/origin.ts';
import { addressOfPage } from '#site/page-kinds.ts';
import { published } from '#sources/published.ts';
import { absolute } from '#syndication/addresses.ts';
import type { FeedPicture } from '#syndication/content/feed-html.ts';
import { type EntryOf, type FeedContent, feedEntries } from '#syndication/feeds/entry.ts';
import { type FeedOutline, fillFeed, newsFeed, shelfFeed } from '#syndication/feeds/feed.ts';
import { type FeedFormat, feedFormats } from '#syndication/feeds/formats.ts';
import { firstTextPicture, postPicture } from './pictures.ts';
import { publication } from './publication.ts';
import { sharingPictureOf } from './sharing.ts';
import { publishedSize } from './variants.ts';

/** All news, as a feed. */
export async function newsFeedAs(format: FeedFormat): Promise<Response> {
  return respond(newsFeed((await published()).edition), format);
}

type Context = { params: Promise<Record<string, string>> };

/** The route of a feed of one category or author, whose slug is the only parameter. */
export function shelfFeedAs(kind: 'category' | 'author', format: FeedFormat) {
  return async (_request: Request, { params }: Context): Promise<Response> => {
    const { edition } = await published();
    const path = addressOfPage(kind, ...Object.values(await params).map(decodeURIComponent));
    const feed = kinds[kind].pages(edition).find((page) => page.path === path)?.feed;
    return feed ? respond(shelfFeed(feed, edition.instant), format) : notFound();
  };
}

async function respond(outline: FeedOutline, format: FeedFormat): Promise<Response> {
  const { contentType, write } = feedFormats[format];
  entryOf ??= feedEntries(siteOrigin(), contentOf);
  const { webSubHub: hub } = environment();
  const feed = await fillFeed(outline, { ...publication(), hub }, entryOf);
  return new Response(write(feed), { headers: { 'content-type': contentType } });
}

/** Each post is read once for all feeds and formats. */
let entryOf: EntryOf | undefined;

async function contentOf(post: Post): Promise<FeedContent> {
  const source = await published();
  const { html } = await source.bodyOf(post);
  const picture = await fileOf(postPicture(source, post));
  const preview =
    picture ?? (await fileOf(firstTextPicture(source, post))) ?? (await cardOf(post));
  return { html, picture, preview };
}

/** The picture by which links to the post are shown. */
async function cardOf(post: Post): Promise<FeedPicture | null> {
  const card = await sharingPictureOf(post);
  return card && { ...card, url: absolute(card.src, siteOrigin()), bytes: null };
}

/** A picture of the content folder, as readers get it. */
async function fileOf(shown: Sized | null): Promise<FeedPicture | null> {
  const type = shown && lookup(shown.src);
  if (!type) return null;
  const { alt, width, height, src } = shown;
  return {
    url: absolute(src, siteOrigin()),
    alt,
    width,
    height,
    type,
    bytes: publishedSize(src),
  };
}
