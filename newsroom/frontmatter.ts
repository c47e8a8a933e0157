import type { Places } from './archive.ts';
import { authorFields, type Fields, postFields } from './fields.ts';
import type { Finding } from './findings.ts';
import { handlesOf } from './handles.ts';
import { isGroup, remarkOnUnknownFields } from './known-fields.ts';
import type { AuthorFile, Manuscript } from './manuscript.ts';
import type { Place, Where } from './place.ts';
import { quote, type Remarks, remarksOn } from './remarks.ts';
import { type Entry, type Scalars, scalarsOf } from './scalars.ts';
import { resembles } from './spelling.ts';
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
import { addressesOf } from './web-address.ts';

/** What a file in the folder of posts turned out to be. A failed one has errors among its findings. */
export type PostReading =
  | { kind: 'post'; manuscript: Manuscript; places: Places; findings: Finding[] }
  | { kind: 'ignored'; reason: string; findings: Finding[] }
  | { kind: 'failed'; findings: Finding[] };

const POST = postFields.templateKey.example;

/** Reads a post's frontmatter, whatever shape it has. */
export function readPostFrontmatter(data: unknown, where: Where): PostReading {
  const remarks = remarksOn(where);
  const { findings } = remarks;
  if (!isGroup(data)) {
    remarks.error(
      'no-fields',
      [],
      `The frontmatter is ${quote(data)}, not a group of fields.`,
      `Write fields such as \`title: ${postFields.title.example}\`.`,
    );
    return { kind: 'failed', findings };
  }
  const root: Entry = { value: data, path: [] };
  const scalars = scalarsOf(where, remarks);
  const templateKey = scalars.text(fieldOf(root, 'templateKey'));
  if (templateKey !== null && templateKey !== POST) {
    if (resembles(templateKey, POST)) {
      remarks.warn(
        'unknown-template-key',
        ['templateKey'],
        `\`templateKey\` is ${quote(templateKey)}, so that this is no post, and is ignored.`,
        `Did you mean ${POST}?`,
      );
    }
    return { kind: 'ignored', reason: `templateKey is ${quote(templateKey)}`, findings };
  }

  const addresses = addressesOf(scalars, remarks);
  const handles = handlesOf(scalars, remarks);
  const field = (name: keyof typeof postFields) => fieldOf(root, ...namesOf(name, postFields));
  const seo = groupOf(field('seo'), remarks);
  const title = requiredTitle(field('title'), scalars, remarks);
  const date = requiredInstant(field('date'), scalars, remarks);
  const authors = authorsOf(field('author'), scalars);
  if (authors.length === 0) {
    remarks.warn(
      'missing-author',
      field('author').path,
      'Nobody signs this post.',
      'Write the name of an author: `author: Name`.',
    );
  }
  const categories = categoriesOf(field('category'), scalars, remarks);
  const aliases = entriesOf(field('aliases')).flatMap((entry): Read<string>[] => {
    const value = addresses.path(entry);
    return value === null ? [] : [{ value, entry }];
  });
  const manuscript = {
    file: where.file,
    addressed: templateKey !== null,
    authors: values(authors),
    updated: scalars.instant(field('updated')),
    categories: values(categories),
    // A flag that cannot be understood holds back: that can be undone, a leak cannot.
    hidePost: scalars.flag(field('hidePost'), true),
    draft: scalars.flag(field('draft'), true),
    lead: scalars.flag(field('lead'), false),
    lang: scalars.language(field('lang')),
    image: pictureOf(field('image'), scalars, addresses, remarks),
    seo: {
      title: scalars.title(fieldOf(seo, 'title')),
      description: scalars.text(fieldOf(seo, 'description')),
      url: addresses.seoUrl(fieldOf(seo, 'url')),
      twitterUsername: handles.twitter(fieldOf(seo, 'twitterUsername')),
      image: addresses.picture(sourceOf(fieldOf(seo, 'image'))),
    },
    corrections: correctionsOf(field('corrections'), scalars, remarks),
    aliases: values(aliases),
    canonical: addresses.full(field('canonical')),
  };
  remarkOnUnknownFields(data, postFields, remarks);

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
    description: place(fieldOf(seo, 'description')),
    image: place(sourceOf(field('image'))),
    seoImage: place(sourceOf(fieldOf(seo, 'image'))),
  };
  return { kind: 'post', manuscript: { ...manuscript, title, date }, places, findings };
}

/** A field's name, and the other names under which files have it. */
function namesOf<T extends Fields>(name: keyof T & string, fields: T): string[] {
  return [name, ...(fields[name]?.also ?? [])];
}

function values<T>(list: Read<T>[]): T[] {
  return list.map(({ value }) => value);
}

/** A title can be a number, but not a list, and there has to be something to see. */
function requiredTitle(entry: Entry, scalars: Scalars, remarks: Remarks): string | null {
  const repair = `Write one line of text, as in \`title: ${postFields.title.example}\`.`;
  if (isGroup(entry.value) || Array.isArray(entry.value)) {
    const message = `\`title\` is ${quote(entry.value)}, not text.`;
    remarks.error('invalid-title', entry.path, message, repair);
    return null;
  }
  const title = scalars.title(entry);
  if (title === null)
    remarks.error('missing-title', entry.path, 'The post has no title.', repair);
  return title;
}

/** Reads an author file's frontmatter; null where it names nobody. */
export function readAuthorFrontmatter(
  data: unknown,
  where: Where,
): { author: AuthorFile | null; findings: Finding[] } {
  const remarks = remarksOn(where);
  const scalars = scalarsOf(where, remarks);
  const addresses = addressesOf(scalars, remarks);
  const handles = handlesOf(scalars, remarks);
  const field = (name: keyof typeof authorFields) =>
    fieldOf({ value: data, path: [] }, ...namesOf(name, authorFields));

  const name = scalars.title(field('authorName'));
  if (name === null) {
    remarks.warn(
      'missing-name',
      [],
      'This author file names nobody, and is not used.',
      `Write a name, as in \`authorName: ${authorFields.authorName.example}\`.`,
    );
    return { author: null, findings: remarks.findings };
  }
  if (isGroup(data)) remarkOnUnknownFields(data, authorFields, remarks);
  const author = {
    file: where.file,
    name,
    company: scalars.text(field('company')),
    role: scalars.text(field('role')),
    url: addresses.full(field('url')),
    photo: addresses.picture(field('photo')),
    fediverse: handles.fediverse(field('fediverse')),
    twitter: handles.twitter(field('twitter')),
  };
  return { author, findings: remarks.findings };
}

/** Reads the list of categories: a list, or a configuration that has one as `categories`. */
export function readCategoryList(
  data: unknown,
  where: Where,
): { categories: { id: string; label: string }[]; findings: Finding[] } {
  const remarks = remarksOn(where);
  const root: Entry = { value: data, path: [] };
  const list = Array.isArray(data) ? root : fieldOf(root, 'categories');
  if (!Array.isArray(list.value)) {
    remarks.warn(
      'no-category-list',
      list.path,
      `The file holds ${quote(list.value ?? data)} and no list of categories.`,
      'Write a list: [{ "id": "news", "label": "News" }].',
    );
    return { categories: [], findings: remarks.findings };
  }
  const categories = categoriesOf(list, scalarsOf(where, remarks), remarks).map(
    ({ value: { id, label } }) => ({ id: id ?? label, label }),
  );
  return { categories, findings: remarks.findings };
}
