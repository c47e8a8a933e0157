import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readManifest } from '#release/manifest.ts';
import { releaseFolder } from '#release/store.ts';
import { chance } from './chance.ts';

/*
 * A release that takes over what an edit does not touch must be the one that a build from
 * nothing makes. Which edits there are is left to chance, which repeats itself.
 */

const EDITS = 200;
const SEED = 20_261_127;

type Post = {
  file: string;
  title: string;
  date: string;
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

const folder = mkdtempSync(path.join(tmpdir(), 'every-edit-'));
const content = path.join(folder, 'content');
const dice = chance(SEED);
const pick = <T>(of: readonly T[]): T => of[dice.below(of.length)] as T;
const WORDS = 'release cloud edge summit open source bare metal community kernel'.split(' ');
const words = (count: number) => Array.from({ length: count }, () => pick(WORDS)).join(' ');
const NAMES = ['Ada Test', 'Bo Test', 'Cy Test'];
const CATEGORIES = ['Community', 'Events', 'News & Announcements'];
const PICTURES = ['one.png', 'two.png'];

let now = Date.parse('2025-06-01T12:00:00Z');
const DAY = 86_400_000;
const posts: Post[] = [];
const companies = new Map(NAMES.map((name) => [name, 'Test Foundation']));
let made = 0;

const write = (file: string, text: string | Uint8Array) => {
  mkdirSync(path.dirname(path.join(content, file)), { recursive: true });
  writeFileSync(path.join(content, file), text);
};
const postFile = ({ file }: Post) => `posts/${file}.md`;

function save(post: Post): void {
  const { title, date, authors, categories, hidden, draft, lead, url, aliases, image } = post;
  const frontmatter = {
    templateKey: 'blog-post',
    title,
    author: authors,
    date,
    category: categories.map((label) => ({ label, value: label })),
    hidePost: hidden,
    ...(draft && { draft }),
    ...(lead && { lead }),
    ...(aliases.length > 0 && { aliases }),
    ...(image && { image: { src: `/media/${image}`, alt: 'A test picture' } }),
    ...(post.lang && { lang: post.lang }),
    seo: { title, description: words(5), url },
  };
  write(postFile(post), `---\n${JSON.stringify(frontmatter)}\n---\n\n${post.body}\n`);
}

function saveAuthor(name: string): void {
  const company = companies.get(name) ?? '';
  write(
    `authors/${name.replace(' ', '-')}.md`,
    `---\nauthorName: ${name}\ncompany: ${company}\n---\n`,
  );
}

async function savePicture(name: string): Promise<void> {
  const [width, height] = [600 + dice.below(300), 400 + dice.below(200)];
  const background = { r: dice.below(255), g: dice.below(255), b: dice.below(255) };
  const picture = sharp({ create: { width, height, channels: 3, background } });
  write(`media/${name}`, await picture.png().toBuffer());
}

function newPost(): Post {
  made += 1;
  const post: Post = {
    file: `post-${made}`,
    title: `${words(3)} ${made}`,
    date: new Date(now - dice.below(900) * DAY).toISOString(),
    authors: [pick(NAMES)],
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

const remove = (post: Post) => rmSync(path.join(content, postFile(post)));

/** What editors do, by the names of it. */
const EDITS_BY_NAME: Record<string, () => void | Promise<void>> = {
  'a new post': () => save(newPost()),
  'another text': () => change((post) => ({ ...post, body: `${words(20)}\n\n## ${words(2)}` })),
  'a picture in the text': () =>
    change((post) => ({
      ...post,
      body: `${words(9)}\n\n![A picture](/media/${pick(PICTURES)})`,
    })),
  'a link to another post': () =>
    change((post) => ({ ...post, body: `[${words(2)}](/blog/${pick(posts).file})` })),
  'another title': () => change((post) => ({ ...post, title: words(4) })),
  'a renamed file': () =>
    change((post) => {
      remove(post);
      made += 1;
      return { ...post, file: `renamed-${made}` };
    }),
  'a deleted post': () => {
    if (posts.length < 5) return save(newPost());
    const [post] = posts.splice(dice.below(posts.length), 1);
    if (post) remove(post);
  },
  'a post hidden or shown': () => change((post) => ({ ...post, hidden: !post.hidden })),
  'a post made a draft or ready': () => change((post) => ({ ...post, draft: !post.draft })),
  'another date': () =>
    change((post) => ({ ...post, date: new Date(now - dice.below(900) * DAY).toISOString() })),
  'a date to come': () =>
    change((post) => ({
      ...post,
      date: new Date(now + (1 + dice.below(5)) * DAY).toISOString(),
    })),
  'other authors': () =>
    change((post) => ({
      ...post,
      authors: dice.happens(0.5) ? [pick(NAMES)] : [...NAMES.slice(1)],
    })),
  'another company of an author': () => {
    const name = pick(NAMES);
    companies.set(name, `${words(1)} Foundation`);
    saveAuthor(name);
  },
  'other categories': () =>
    change((post) => ({
      ...post,
      categories: dice.happens(0.3) ? CATEGORIES : [pick(CATEGORIES)],
    })),
  'another address': () =>
    change((post) => ({
      ...post,
      url: `https://openinfra.org/blog/${dice.happens(0.3) ? pick(posts).file : `at-${words(2).replaceAll(' ', '-')}`}`,
    })),
  'an old address': () => change((post) => ({ ...post, aliases: [`/old/${words(1)}`] })),
  'a lead': () => change((post) => ({ ...post, lead: !post.lead })),
  'a picture of the post': () =>
    change((post) => ({ ...post, image: post.image ? null : pick(PICTURES) })),
  'another picture under the same name': () => savePicture(pick(PICTURES)),
  'another language': () => change((post) => ({ ...post, lang: post.lang ? null : 'ko' })),
  'a day passes': () => undefined,
};

function change(how: (post: Post) => Post): void {
  const at = dice.below(posts.length);
  const post = how(posts[at] as Post);
  posts[at] = post;
  save(post);
}

let workers: { end: () => void } | undefined;

beforeAll(async () => {
  vi.stubEnv('CONTENT_DIR', content);
  vi.stubEnv('DATA_DIR', path.join(folder, 'data'));
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  for (const name of NAMES) saveAuthor(name);
  for (const name of PICTURES) await savePicture(name);
  for (let at = 0; at < 9; at++) save(newPost());
});

afterAll(() => {
  workers?.end();
  rmSync(folder, { recursive: true, force: true });
});

test(`after each of ${EDITS} edits, the next release is the one that a build from nothing makes`, {
  timeout: 1_200_000,
}, async () => {
  // They read their variables when they are loaded.
  const { buildFolder, prepare } = await import('#cli/builds.ts');
  const { makeRelease } = await import('#cli/releases.ts');
  const { Workers } = await import('#cli/workers.ts');
  const pages = new Workers(buildFolder('writers'));
  workers = pages;
  const stepwise = { folder: path.join(folder, 'stepwise') };
  const fromNothing = { folder: path.join(folder, 'from-nothing') };
  const release = async (store: { folder: string }) => {
    const prepared = await prepare('writers', new Date(now));
    const source = { prepared, commit: null, changes: [] };
    const name = await makeRelease(
      source,
      pages,
      () => undefined,
      async () => undefined,
      store,
    );
    const at = releaseFolder(store, name);
    const serving = await readFile(path.join(at, 'serving.json'), 'utf8');
    return { files: (await readManifest(at)).files, serving };
  };

  await release(stepwise);
  const names = Object.keys(EDITS_BY_NAME);
  for (let edit = 1; edit <= EDITS; edit++) {
    const name = pick(names);
    await EDITS_BY_NAME[name]?.();
    now += 1_000 + dice.below(dice.happens(0.2) ? DAY : 60_000);
    if (name === 'a day passes') now += DAY;
    const next = await release(stepwise);
    rmSync(fromNothing.folder, { recursive: true, force: true });
    const whole = await release(fromNothing);
    expect(next, `edit ${edit}: ${name}`).toEqual(whole);
  }
});
