import { dateInName } from '../addresses/post-slugs.ts';
import { addressesOf } from '../addresses/web-address.ts';
import type { Places } from '../archive.ts';
import { handlesOf } from '../authors/handles.ts';
import { parseDate } from '../dates.ts';
import type { Finding } from '../findings.ts';
import type { AuthorFile, Manuscript } from '../manuscript.ts';
import type { Place, Where } from '../place.ts';
import { nameOf, quote } from '../quote.ts';
import { authorFields, type Fields, postFields } from './fields.ts';
import { collectFindings, type FindingCollector } from './finding-collector.ts';
import { otherNames } from './other-names.ts';
import { readPermalink } from './permalink-fields.ts';
import { type Entry, isEmpty, type Scalars, scalarsOf } from './scalars.ts';
import { resembles } from './spelling.ts';
import { isInDraftsFolder, statesIn } from './states-in-frontmatter.ts';
import {
  authorsOf,
  categoriesOf,
  correctionsOf,
  entriesOf,
  fieldOf,
  groupOf,
  pictureOf,
  type Read,
  requiredInstant,
  sourceOf,
} from './structures.ts';
import type { Unread } from './unread.ts';
import { findUnreadFields, isGroup } from './unread-fields.ts';

/** What a file in the folder of posts turned out to be. A failed one has errors among its findings. */
export type PostReading =
  | {
      kind: 'post';
      manuscript: Manuscript;
      places: Places;
      findings: Finding[];
      /** Fields that nobody reads. */
      unread: Unread[];
    }
  | { kind: 'ignored'; reason: string; findings: Finding[] }
  | { kind: 'failed'; findings: Finding[] };

const POST = postFields.templateKey.example;

/** Reads a post's frontmatter, whatever shape it has. */
export function readPostFrontmatter(data: unknown, where: Where): PostReading {
  const collector = collectFindings(where);
  const { findings } = collector;
  if (!isGroup(data)) {
    collector.error(
      'no-fields',
      [],
      `The frontmatter is ${quote(data)}, not a group of fields.`,
      `Write fields such as \`title: ${postFields.title.example}\`.`,
    );
    return { kind: 'failed', findings };
  }
  const root: Entry = { value: data, path: [] };
  const scalars = scalarsOf(where, collector);
  const templateKey = scalars.text(fieldOf(root, 'templateKey'));
  if (templateKey !== null && templateKey !== POST) {
    if (resembles(templateKey, POST)) {
      collector.warn(
        'unknown-template-key',
        ['templateKey'],
        `\`templateKey\` is ${quote(templateKey)}, so that this is no post, and is ignored.`,
        `Did you mean ${POST}?`,
      );
    }
    return { kind: 'ignored', reason: `templateKey is ${quote(templateKey)}`, findings };
  }

  const addresses = addressesOf(scalars, collector);
  const handles = handlesOf(scalars, collector);
  const used = new Set(['templateKey', 'seo']);
  const noted = (entry: Entry) => {
    if (entry.value !== undefined) used.add(String(entry.path[0]));
    return entry;
  };
  const field = (name: keyof typeof postFields) =>
    noted(fieldOf(root, ...namesOf(name, postFields)));
  const seo = groupOf(field('seo'), collector);
  /** A field of `seo`, else what another system has in its place. */
  const ofSeo = (name: 'title' | 'description' | 'image') => {
    const own = fieldOf(seo, name);
    return own.value === undefined ? elsewhere(otherNames[`seo.${name}`], own) : own;
  };
  const elsewhere = (names: readonly string[], own: Entry) => {
    const other = fieldOf(root, ...names);
    return other.value === undefined ? own : noted(other);
  };
  const states = statesIn(data, scalars, collector);
  for (const key of states.keys) used.add(key);
  const draft = states.draft || isInDraftsFolder(where.file);
  const permalink = readPermalink(root, scalars, addresses, noted);
  const title = requiredTitle(field('title'), scalars, collector);
  const date = dateOf(field('date'), where.file, draft, scalars, collector);
  const authors = authorsOf(field('author'), scalars, collector);
  if (authors.length === 0) {
    collector.warn(
      'missing-author',
      field('author').path,
      'Nobody signs this post.',
      'Write the name of an author: `author: Name`.',
    );
  }
  const categories = categoriesOf(field('category'), scalars, collector);
  const aliases = entriesOf(field('aliases')).flatMap((entry): Read<string>[] => {
    const value = addresses.path(entry);
    return value === null ? [] : [{ value, entry }];
  });
  const manuscript = {
    file: where.file,
    hasTemplateKey: templateKey !== null,
    authors: values(authors),
    updated: scalars.instant(field('updated')),
    categories: values(categories),
    hidePost: states.hidePost,
    draft,
    publishDate: states.publishDate,
    expiryDate: states.expiryDate,
    slug: permalink.slug,
    permalink: permalink.path,
    lead: scalars.flag(field('lead'), false),
    lang: scalars.language(field('lang')),
    image: pictureOf(field('image'), scalars, addresses, collector),
    seo: {
      title: scalars.title(ofSeo('title')),
      description: scalars.shown(ofSeo('description')),
      url: addresses.seoUrl(fieldOf(seo, 'url')),
      twitterUsername: handles.twitter(fieldOf(seo, 'twitterUsername')),
      image: addresses.picture(sourceOf(ofSeo('image'))),
    },
    corrections: correctionsOf(field('corrections'), scalars, collector),
    aliases: values(aliases),
    canonical: addresses.full(field('canonical')),
  };
  findUnreadFields(data, postFields, used, collector);

  const failed = findings.some(({ severity }) => severity === 'error');
  if (failed || title === null || date === null) return { kind: 'failed', findings };
  const place = ({ path }: Entry): Place => where.position([...path]);
  const placesOf = (list: Read<unknown>[]) => list.map(({ entry }) => place(entry));
  const places: Places = {
    authors: placesOf(authors),
    categories: placesOf(categories),
    aliases: placesOf(aliases),
    canonical: place(field('canonical')),
    date: place(field('date')),
    lang: place(field('lang')),
    updated: place(field('updated')),
    corrections: place(field('corrections')),
    url: place(fieldOf(seo, 'url')),
    slug: place(permalink.entry),
    previewTitle: place(manuscript.seo.title ? ofSeo('title') : field('title')),
    description: place(ofSeo('description')),
    image: place(sourceOf(field('image'))),
    seoImage: place(sourceOf(ofSeo('image'))),
  };
  return {
    kind: 'post',
    manuscript: { ...manuscript, title, date },
    places,
    findings,
    unread: collector.notRead,
  };
}

/** A field's name, and the other names under which files have it. */
function namesOf<T extends Fields>(name: keyof T & string, fields: T): string[] {
  return [name, ...(fields[name]?.also ?? [])];
}

/** A date for drafts that have none yet: nothing is published by it. */
const NEVER = '9999-12-31T00:00:00.000Z';

/**
 * The date of a post: its field, else the date in front of its file's or folder's name, as Jekyll
 * and Docusaurus read it. A draft may do without.
 */
function dateOf(
  entry: Entry,
  file: string,
  draft: boolean,
  scalars: Scalars,
  collector: FindingCollector,
): string | null {
  if (!isEmpty(entry.value)) return scalars.instant(entry);
  return (
    parseDate(dateInName(file)) ?? (draft ? NEVER : requiredInstant(entry, scalars, collector))
  );
}

function values<T>(list: Read<T>[]): T[] {
  return list.map(({ value }) => value);
}

/** A title can be a number, but not a list, and there has to be something to see. */
function requiredTitle(
  entry: Entry,
  scalars: Scalars,
  collector: FindingCollector,
): string | null {
  const repair = `Write one line of text, as in \`title: ${postFields.title.example}\`.`;
  if (isGroup(entry.value) || Array.isArray(entry.value)) {
    const message = `\`title\` is ${quote(entry.value)}, not text.`;
    collector.error('invalid-title', entry.path, message, repair);
    return null;
  }
  const title = scalars.title(entry);
  if (title === null)
    collector.error('missing-title', entry.path, 'The post has no title.', repair);
  return title;
}

/** Reads an author file's frontmatter; null where it names nobody. */
export function readAuthorFrontmatter(
  data: unknown,
  where: Where,
): { author: AuthorFile | null; findings: Finding[]; unread: Unread[] } {
  const collector = collectFindings(where);
  const scalars = scalarsOf(where, collector);
  const addresses = addressesOf(scalars, collector);
  const handles = handlesOf(scalars, collector);
  const field = (name: keyof typeof authorFields) =>
    fieldOf({ value: data, path: [] }, ...namesOf(name, authorFields));

  const name = scalars.name(field('authorName'));
  if (name === null) {
    collector.warn(
      'missing-name',
      [],
      'This author file names nobody, and is not used.',
      `Write a name, as in \`authorName: ${authorFields.authorName.example}\`.`,
    );
    return { author: null, findings: collector.findings, unread: [] };
  }
  if (isGroup(data)) {
    const names = Object.keys(authorFields) as (keyof typeof authorFields)[];
    const used = new Set(['templateKey', ...names.map((one) => String(field(one).path[0]))]);
    findUnreadFields(data, authorFields, used, collector);
  }
  const author = {
    file: where.file,
    name,
    company: unlessNone(field('company'), scalars, collector),
    role: unlessNone(field('role'), scalars, collector),
    url: addresses.full(field('url')),
    photo: addresses.picture(field('photo')),
    fediverse: handles.fediverse(field('fediverse')),
    twitter: handles.twitter(field('twitter')),
  };
  return { author, findings: collector.findings, unread: collector.notRead };
}

/** What forms are given where there is nothing to say. */
const NONE = /^(none|no|nil|null|n\/?a|not applicable|unknown|tb[ad]|nothing|[-–—?.]+)$/i;

/** A text that says something; `company: None` names no company. */
function unlessNone(
  entry: Entry,
  scalars: Scalars,
  collector: FindingCollector,
): string | null {
  const text = scalars.text(entry);
  if (text === null || !NONE.test(text)) return text;
  collector.warn(
    'names-nothing',
    entry.path,
    `${nameOf(entry.path)} is ${quote(text)}, and is left out.`,
    'Leave the field empty, or delete it.',
  );
  return null;
}

/** Reads the list of categories: a list, or a configuration that has one as `categories`. */
export function readCategoryList(
  data: unknown,
  where: Where,
): { categories: { id: string; label: string }[]; findings: Finding[] } {
  const collector = collectFindings(where);
  const root: Entry = { value: data, path: [] };
  const list = Array.isArray(data) ? root : fieldOf(root, 'categories');
  if (!Array.isArray(list.value)) {
    collector.warn(
      'no-category-list',
      list.path,
      `The file holds ${quote(list.value ?? data)} and no list of categories.`,
      'Write a list: [{ "id": "news", "label": "News" }].',
    );
    return { categories: [], findings: collector.findings };
  }
  const categories = categoriesOf(list, scalarsOf(where, collector), collector).map(
    ({ value: { id, label } }) => ({ id: id ?? label, label }),
  );
  return { categories, findings: collector.findings };
}
