import { identity } from '#site/identity.ts';
import { elements, type FetchedPage } from '../crawl.ts';
import { broken, type Rule } from './rule.ts';
import { articleFaults, structuredData } from './structured-data.ts';

/*
 * What the strictest reader of links takes: Slack reads the first 32 KB, Rocket.Chat pages of
 * 250 kB; X alone is given shorter texts; Synapse drops long tags; of two tags with one name
 * some readers take the first and some the last.
 */
const HEAD_BYTES = 32 * 1024;
const PAGE_BYTES = 250_000;
const TAG_CHARACTERS = 1_000;
const ONCE = [
  ...['og:title', 'og:description', 'og:url', 'og:type', 'og:site_name'],
  ...['og:image', 'og:image:type', 'og:image:width', 'og:image:height', 'og:image:alt'],
  ...['twitter:card', 'twitter:title', 'twitter:description', 'twitter:image'],
  ...['twitter:image:alt', 'twitter:site', 'description', 'theme-color', 'robots'],
];
const ONCE_ON_POSTS = ['article:published_time', 'article:modified_time', 'og:pubdate'];

type Tag = { key: string; name: string; content: string };

/**
 * The tags of a page as Signal and Rocket.Chat find them: with a regular expression that
 * knows one order of attributes and one kind of quotes.
 */
function metaTags({ html }: FetchedPage): Tag[] {
  const found = head(html).matchAll(/<meta (name|property)="([^"]+)" content="([^"]*)"\/?>/g);
  return [...found].map(([, key = '', name = '', content = '']) => ({
    key,
    name,
    content: decoded(content),
  }));
}

/** What a page says under a name; empty where it says nothing. */
export function said(page: FetchedPage, name: string): string {
  return metaTags(page).find((tag) => tag.name === name)?.content ?? '';
}

export function isPost(page: FetchedPage): boolean {
  return said(page, 'og:type') === 'article';
}

/**
 * Which rules of link previews a page breaks, one sentence each.
 * @param origin where the site says that it is
 */
export function brokenRules(page: FetchedPage, origin: string): string[] {
  const rules = [...tagRules(page), ...textRules(page), ...pictureRules(page, origin)];
  const faults = broken([...rules, ...linkRules(page), ...dataRules(page)]);
  const ofPost = isPost(page) ? [...broken(postRules(page)), ...articleFaults(page)] : [];
  return [...faults, ...ofPost].map((fault) => `${page.path}: ${fault}`);
}

function tagRules(page: FetchedPage): Rule[] {
  const { html } = page;
  const tags = metaTags(page);
  const once = [...ONCE, ...(isPost(page) ? ONCE_ON_POSTS : [])];
  const all = head(html).match(/<meta /g)?.length ?? 0;
  return [
    [html.includes('</head>'), 'its head has no end'],
    [bytes(head(html)) < HEAD_BYTES, `a head of ${bytes(head(html))} bytes`],
    [bytes(html) < PAGE_BYTES, `a page of ${bytes(html)} bytes`],
    // The one that names the encoding has another form.
    [all === tags.length + 1, 'a tag that simple readers do not find'],
    ...once.map((name): Rule => {
      const count = tags.filter((tag) => tag.name === name).length;
      return [count === 1, `${name} stands there ${count} times`];
    }),
    ...tags.flatMap(({ key, name, content }): Rule[] => [
      [key === (/^(og|article):/.test(name) ? 'property' : 'name'), `${key}="${name}"`],
      [content.trim() !== '', `${name} is empty`],
      [content.length <= TAG_CHARACTERS, `${name} has ${content.length} characters`],
      [!/\b(undefined|null|NaN)\b|\[object/.test(content), `${name} is ${content}`],
      [!UNSEEN.test(content), `${name} has characters that nobody sees`],
    ]),
  ];
}

function textRules(page: FetchedPage): Rule[] {
  const title = said(page, 'og:title');
  const description = said(page, 'og:description');
  const forX = { title: said(page, 'twitter:title'), text: said(page, 'twitter:description') };
  return [
    [length(title) <= 200, `a title too long: ${title}`],
    [length(forX.title) <= 70, `a title too long for X: ${forX.title}`],
    [isBeginning(forX.title, title), `X is given another title: ${forX.title}`],
    [length(title) > 70 || forX.title === title, `cut without need: ${forX.title}`],
    [page.path === '/' || !title.includes(`— ${identity.name}`), 'the site’s name in a title'],
    [length(description) <= 300, `a description of ${length(description)} characters`],
    [length(forX.text) <= 200, `a description too long for X: ${forX.text}`],
    [isBeginning(forX.text, description), `X is given another description: ${forX.text}`],
    [said(page, 'og:site_name').length <= 80, 'a name of the site too long'],
    [said(page, 'twitter:image:alt').length <= 420, 'a picture’s text too long'],
    [/^@\w{1,15}$/.test(said(page, 'twitter:site')), 'twitter:site is no account'],
  ];
}

function pictureRules(page: FetchedPage, origin: string): Rule[] {
  const names = metaTags(page).map(({ name }) => name);
  const of = names.filter((name) => name.startsWith('og:image'));
  const together = names.slice(names.indexOf('og:image')).slice(0, of.length);
  const picture = said(page, 'og:image');
  return [
    [together.every((name) => of.includes(name)), 'what is said of the picture is scattered'],
    [said(page, 'twitter:card') === 'summary_large_image', 'a small card'],
    [picture.startsWith(`${origin}/cards/`), `the picture is ${picture}`],
    [/^[!-~]+$/.test(picture), 'the picture’s address is not ASCII'],
    [picture === said(page, 'twitter:image'), 'there are two pictures'],
    [said(page, 'og:image:type') === 'image/jpeg', 'the picture is no JPEG'],
    [said(page, 'og:image:width') === '1200', 'the picture has another width'],
    [said(page, 'og:image:height') === '630', 'the picture has another height'],
  ];
}

function linkRules(page: FetchedPage): Rule[] {
  const links = elements(page, 'link').map(({ properties: { rel, type, href } }) => ({
    rel: String(rel),
    type: String(type),
    href: String(href),
  }));
  const typed = (type: string) => links.filter((link) => link.type === type).length;
  const canonical = links.filter(({ rel }) => rel === 'canonical').map(({ href }) => href);
  return [
    [canonical.join() === said(page, 'og:url'), 'og:url is not the one canonical address'],
    [!/[?#]/.test(said(page, 'og:url')), 'the address is decorated'],
    [links.some(({ href }) => href === '/favicon.ico'), 'no icon'],
    [links.some(({ rel }) => rel === 'apple-touch-icon'), 'no icon for phones'],
    [links.every(({ type }) => !type.includes('oembed')), 'an oEmbed link'],
    [typed('application/rss+xml') > 0, 'no RSS feed'],
    [typed('application/atom+xml') > 0, 'no Atom feed'],
    [typed('application/feed+json') > 0, 'no JSON feed'],
    [typed('text/markdown') === (isPost(page) ? 1 : 0), 'Markdown is not where it belongs'],
  ];
}

function dataRules(page: FetchedPage): Rule[] {
  const scripts = structuredData(page);
  return [
    [!/<svg[^>]*>\s*<title/.test(page.html), 'an SVG has a title'],
    [ROBOTS.test(said(page, 'robots')), `robots: ${said(page, 'robots')}`],
    [scripts.every(({ raw }) => !/[<>&]/.test(raw)), 'structured data is not escaped'],
  ];
}

function postRules(page: FetchedPage): Rule[] {
  const creator = said(page, 'fediverse:creator');
  const published = said(page, 'article:published_time');
  return [
    ...ONCE_ON_POSTS.map((name): Rule => {
      const date = said(page, name);
      return [RFC_3339.test(date), `${name} is ${date}`];
    }),
    [said(page, 'og:pubdate') === published, 'two dates of publication'],
    [said(page, 'article:modified_time') >= published, 'changed before it was published'],
    [/^(@[\w.-]+@[\w.-]+)?$/.test(creator), `fediverse:creator is ${creator}`],
    [/^(@\w{1,15})?$/.test(said(page, 'twitter:creator')), 'twitter:creator is no account'],
  ];
}

const ROBOTS = /^(index|noindex), follow, max-image-preview:large$/;
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
/** Controls, halves of characters, and marks that turn the direction of what follows. */
const UNSEEN = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u;

const head = (html: string) => html.slice(0, html.indexOf('</head>'));
const bytes = (text: string) => Buffer.byteLength(text);
/** In characters as people count them. */
const length = (text: string) => [...new Intl.Segmenter('en').segment(text)].length;

/** Whether a text is another one or the first of its words, with an ellipsis. */
function isBeginning(text: string, whole: string): boolean {
  if (text === whole) return true;
  const kept = text.replace(/…$/, '');
  const next = whole.slice(kept.length);
  const words = [...new Intl.Segmenter('en', { granularity: 'word' }).segment(whole)];
  const isAtWord = words.some(({ index }) => index === whole.length - next.length);
  // A first word that is too long by itself has to be cut within.
  const isWithinFirst = kept.length > 0 && kept.length < (words[0]?.segment.length ?? 0);
  return whole.startsWith(kept) && (isAtWord || isWithinFirst);
}

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#x27': "'",
};

function decoded(text: string): string {
  return text.replace(/&([#\w]+);/g, (entity, name) => ENTITIES[name] ?? entity);
}
