import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import type { Chance } from '#e2e/chance.ts';

type Post = {
  file: string;
  title: string;
  date: string;
  updated: string | null;
  corrections: { date: string; text: string }[];
  authors: string[];
  categories: string[];
  body: string;
  hidden: boolean;
  draft: boolean;
  lead: boolean;
  url: string | null;
  aliases: string[];
  image: string | null;
  lang: string | null;
};

type Author = { file: string; name: string; company: string; photo: string | null };

/** A content folder in which editors are at work, and what they may do next, by the names of it. */
export type EditedArchive = {
  edits: Record<string, () => void | Promise<void>>;
  /** The instant of the next release. */
  now: () => number;
  /** Time goes on, in milliseconds. */
  pass: (time: number) => void;
};

const DAY = 86_400_000;
const WORDS = 'release cloud edge summit open source bare metal community kernel'.split(' ');
const CATEGORIES = ['Community', 'Events', 'News & Announcements'];
/** One has a name that is another one in addresses. */
const PICTURES = ['one.png', 'two.png', 'three+3 (new).png'];

/**
 * Writes an archive into a folder.
 * @param older posts of a year that lies behind, each a few words
 */
export async function editedArchive(
  content: string,
  dice: Chance,
  older = 0,
): Promise<EditedArchive> {
  const pick = <T>(of: readonly T[]): T => of[dice.below(of.length)] as T;
  const words = (count: number) => Array.from({ length: count }, () => pick(WORDS)).join(' ');
  let now = Date.parse('2025-06-01T12:00:00Z');
  const posts: Post[] = [];
  const pictures = new Set(PICTURES);
  const authors: Author[] = ['Ada Test', 'Bo Test', 'Cy Test'].map((name) => ({
    file: `authors/${name.replace(' ', '-')}.md`,
    name,
    company: 'Test Foundation',
    photo: null,
  }));
  let made = 0;

  const write = (file: string, text: string | Uint8Array) => {
    mkdirSync(path.dirname(path.join(content, file)), { recursive: true });
    writeFileSync(path.join(content, file), text);
  };
  const remove = (file: string) => rmSync(path.join(content, file));
  const postFile = ({ file }: Post) => `posts/${file}.md`;
  /** As editors name a picture in a text: from the root, or as it lies from the post's file. */
  const pictureFor = (name: string) =>
    `${dice.happens(0.5) ? '/media' : '../media'}/${name.replaceAll(' ', '%20')}`;
  const lately = () => new Date(now - dice.below(900) * DAY).toISOString();

  function save(post: Post): void {
    const { title, date, categories, hidden, draft, lead, url, aliases, image } = post;
    const frontmatter = {
      templateKey: 'blog-post',
      title,
      author: post.authors,
      date,
      category: categories.map((label) => ({ label, value: label })),
      hidePost: hidden,
      ...(post.updated && { updated: post.updated }),
      ...(post.corrections.length > 0 && { corrections: post.corrections }),
      ...(draft && { draft }),
      ...(lead && { lead }),
      ...(aliases.length > 0 && { aliases }),
      ...(image && { image: { src: `/media/${image}`, alt: 'A test picture' } }),
      ...(post.lang && { lang: post.lang }),
      seo: { title, description: words(5), url },
    };
    write(postFile(post), `---\n${JSON.stringify(frontmatter)}\n---\n\n${post.body}\n`);
  }

  function saveAuthor({ file, name, company, photo }: Author): void {
    const shown = photo ? `photo: /media/${photo}\n` : '';
    write(file, `---\nauthorName: ${name}\ncompany: ${company}\n${shown}---\n`);
  }

  async function savePicture(name: string): Promise<void> {
    const [width, height] = [600 + dice.below(300), 400 + dice.below(200)];
    const background = { r: dice.below(255), g: dice.below(255), b: dice.below(255) };
    const picture = sharp({ create: { width, height, channels: 3, background } });
    write(`media/${name}`, await picture.png().toBuffer());
    pictures.add(name);
  }

  /** Category lists say which there are, and in what order. */
  function saveCategories(labels: string[]): void {
    write('categories.json', JSON.stringify(labels.map((label) => ({ id: label, label }))));
  }

  function newPost(date = lately()): Post {
    made += 1;
    const post: Post = {
      file: `post-${made}`,
      title: `${words(3)} ${made}`,
      date,
      updated: null,
      corrections: [],
      authors: [pick(authors).name],
      categories: [pick(CATEGORIES)],
      body: words(30),
      hidden: false,
      draft: false,
      lead: false,
      url: null,
      aliases: [],
      image: null,
      lang: null,
    };
    posts.push(post);
    return post;
  }

  function change(how: (post: Post) => Post): void {
    const at = dice.below(posts.length);
    const post = how(posts[at] as Post);
    posts[at] = post;
    save(post);
  }

  function changeAuthor(how: (author: Author) => Author): void {
    const at = dice.below(authors.length);
    const author = how(authors[at] as Author);
    authors[at] = author;
    saveAuthor(author);
  }

  for (const author of authors) saveAuthor(author);
  for (const name of PICTURES) await savePicture(name);
  for (let at = 0; at < older; at++) save(newPost(`2019-03-01T0${at % 10}:00:00.000Z`));
  for (let at = 0; at < 9; at++) save(newPost());

  const edits: EditedArchive['edits'] = {
    'a new post': () => save(newPost()),
    'another text': () =>
      change((post) => ({ ...post, body: `${words(20)}\n\n## ${words(2)}` })),
    'a picture in the text': () =>
      change((post) => ({
        ...post,
        body: `${words(9)}\n\n![A picture](${pictureFor(pick([...pictures]))})`,
      })),
    'a link to another post': () =>
      change((post) => ({ ...post, body: `[${words(2)}](/blog/${pick(posts).file})` })),
    'another title': () => change((post) => ({ ...post, title: words(4) })),
    'a renamed file': () =>
      change((post) => {
        remove(postFile(post));
        made += 1;
        return { ...post, file: `renamed-${made}` };
      }),
    'a deleted post': () => {
      if (posts.length < 5) return save(newPost());
      const [post] = posts.splice(dice.below(posts.length), 1);
      if (post) remove(postFile(post));
    },
    'a post hidden or shown': () => change((post) => ({ ...post, hidden: !post.hidden })),
    'a post made a draft or ready': () => change((post) => ({ ...post, draft: !post.draft })),
    'another date': () => change((post) => ({ ...post, date: lately() })),
    'a date to come': () =>
      change((post) => ({
        ...post,
        date: new Date(now + (1 + dice.below(5)) * DAY).toISOString(),
      })),
    'an update, or one to come': () =>
      change((post) => ({
        ...post,
        updated: new Date(now + (dice.below(5) - 3) * DAY).toISOString(),
      })),
    'a correction': () =>
      change((post) => ({
        ...post,
        corrections: [
          ...post.corrections,
          { date: new Date(now + (dice.below(4) - 2) * DAY).toISOString(), text: words(6) },
        ],
      })),
    'other authors': () =>
      change((post) => ({
        ...post,
        authors: dice.happens(0.5)
          ? [pick(authors).name]
          : authors.slice(1).map(({ name }) => name),
      })),
    'another company of an author': () =>
      changeAuthor((author) => ({ ...author, company: `${words(1)} Foundation` })),
    // Their posts name them as before, and have an author without a file.
    'another name of an author': () =>
      changeAuthor((author) => ({ ...author, name: `${words(1)} Test` })),
    'a photo of an author, or none': () =>
      changeAuthor((author) => ({ ...author, photo: author.photo ? null : pick(PICTURES) })),
    'other categories': () =>
      change((post) => ({
        ...post,
        categories: dice.happens(0.3) ? CATEGORIES : [pick(CATEGORIES)],
      })),
    'another list of categories': () =>
      saveCategories(
        dice.happens(0.5) ? CATEGORIES.toReversed() : [...CATEGORIES, 'Nothing yet'],
      ),
    'another address': () =>
      change((post) => ({
        ...post,
        url: `https://openinfra.org/blog/${dice.happens(0.3) ? pick(posts).file : `at-${words(2).replaceAll(' ', '-')}`}`,
      })),
    'an old address': () => change((post) => ({ ...post, aliases: [`/old/${words(1)}`] })),
    'a lead': () => change((post) => ({ ...post, lead: !post.lead })),
    'a picture of the post': () =>
      change((post) => ({ ...post, image: post.image ? null : pick([...pictures]) })),
    'another picture under the same name': () => savePicture(pick(PICTURES)),
    'a picture added': () => savePicture(`added-${pictures.size}.png`),
    // Posts that show it warn of it, and are published.
    'a picture deleted': () => {
      const added = [...pictures].filter((name) => !PICTURES.includes(name));
      if (added.length === 0) return;
      const name = pick(added);
      pictures.delete(name);
      remove(`media/${name}`);
    },
    'another language': () => change((post) => ({ ...post, lang: post.lang ? null : 'ko' })),
    'a day passes': () => {
      now += DAY;
    },
    'a new year comes': () => {
      now = Date.UTC(new Date(now).getUTCFullYear() + 1, 0, 1, 0, 0, 1);
    },
  };
  return {
    edits,
    now: () => now,
    pass: (time) => {
      now += time;
    },
  };
}
