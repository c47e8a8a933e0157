import { Readable } from 'node:stream';
import { extract } from '@extractus/feed-extractor';
import FeedParser from 'feedparser';
import RssParser from 'rss-parser';

/** An entry of a feed as a reader understands it. */
export type ReadItem = { title: string; link: string; author: string; content: string };

/** Readers of feeds, each as it comes, through HTTP. */
export const feedReaders: Record<string, (address: string) => Promise<ReadItem[]>> = {
  'rss-parser': async (address) => {
    const { items } = await new RssParser().parseURL(address);
    return items.map((item) => ({
      title: item.title ?? '',
      link: item.link ?? '',
      author: item.creator ?? item.author ?? '',
      content: item['content:encoded'] ?? item.content ?? '',
    }));
  },
  feedparser: async (address) => {
    const items: ReadItem[] = [];
    const parser = new FeedParser({ feedurl: address });
    const body = Readable.from(Buffer.from(await (await fetch(address)).arrayBuffer()));
    for await (const item of body.pipe(parser) as AsyncIterable<FeedParser.Item>) {
      const { title, link, author, description } = item;
      items.push({ title, link, author: author ?? '', content: description });
    }
    return items;
  },
  'feed-extractor': async (address) => {
    const { entries = [] } = await extract(address, {
      normalization: true,
      descriptionMaxLen: 0,
      getExtraEntryFields: (entry) => ({ entry }),
    });
    return entries.map((read) => {
      const { title = '', link = '' } = read;
      return { title, link, author: '', content: JSON.stringify(read) };
    });
  },
};
