import { Agent } from 'node:http';
import { createRequire } from 'node:module';
import { summaly } from '@misskey-dev/summaly';
import { getPreviewFromContent } from 'link-preview-js';
import metascraper from 'metascraper';
import metascraperAuthor from 'metascraper-author';
import metascraperDescription from 'metascraper-description';
import metascraperImage from 'metascraper-image';
import metascraperTitle from 'metascraper-title';
import openGraph from 'open-graph-scraper';
import { unfurl } from 'unfurl.js';
import urlMetadata from 'url-metadata';

/** What a program that knows nothing of this site makes of a link; undefined: it does not look. */
export type Preview = {
  title: string | null | undefined;
  description: string | null | undefined;
  picture: string | null | undefined;
  author?: string | null | undefined;
};

/** Its types describe a module, its file is none. */
const { parser: htmlMetadata } = createRequire(import.meta.url)(
  'html-metadata-parser',
) as typeof import('html-metadata-parser');

const scrape = metascraper([
  metascraperAuthor(),
  metascraperDescription(),
  metascraperImage(),
  metascraperTitle(),
]);

/** Programs that unfold links, each as it comes, through HTTP. */
export const linkReaders: Record<string, (address: string) => Promise<Preview>> = {
  summaly: async (address) => {
    // With an agent of its own it reads from this machine, which it would refuse otherwise.
    const { title, description, thumbnail } = await summaly(address, {
      agent: { http: new Agent() },
    });
    return { title, description, picture: thumbnail };
  },
  'link-preview-js': async (address) => {
    // It takes no address of this machine for one, but reads what was fetched from there.
    const response = await fetch(address);
    const read = await getPreviewFromContent({
      url: 'https://site.example/',
      status: response.status,
      headers: Object.fromEntries(response.headers),
      data: await response.text(),
    });
    if (!('title' in read)) throw new Error(`${address} is no page for link-preview-js.`);
    const { title, description, images, author } = read;
    return { title, description, picture: images[0], author };
  },
  metascraper: async (address) => {
    const html = await (await fetch(address)).text();
    const read = await scrape({ html, url: address, validateUrl: false });
    const { title, description, image, author } = read;
    return { title, description, picture: image, author };
  },
  'open-graph-scraper': async (address) => {
    const { result } = await openGraph({ url: address });
    const { ogTitle, ogDescription, ogImage, author } = result;
    return { title: ogTitle, description: ogDescription, picture: ogImage?.[0]?.url, author };
  },
  'unfurl.js': async (address) => {
    const { open_graph: said, author } = await unfurl(address);
    const { title, description, images } = said;
    return { title, description, picture: images?.[0]?.url, author };
  },
  'html-metadata-parser': async (address) => {
    const { title, description, image } = (await htmlMetadata(address)).og;
    return { title, description, picture: image };
  },
  'url-metadata': async (address) => {
    const read = await urlMetadata(address, {
      requestFilteringAgentOptions: { allowPrivateIPAddress: true },
    });
    return {
      title: read['og:title'],
      description: read['og:description'],
      picture: read['og:image'],
      author: read.author,
    };
  },
};
