import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Chance, chance } from '#e2e/chance.ts';
import { makePictures } from './make-pictures.ts';
import { capital, text, word } from './words.ts';

/** What was written: whoever measures changes it file by file. */
export type MadeArchive = {
  /** The oldest first. */
  posts: MadePost[];
  authors: { file: string; name: string }[];
};

export type MadePost = {
  /** Path within the content folder. */
  file: string;
  /** Its page's. */
  address: string;
  authors: string[];
  date: string;
  state: 'published' | 'unlisted' | 'scheduled' | 'draft';
};

/**
 * Writes a content folder with the shapes of a real one: lengths, headings, links, lists,
 * pictures, authors, categories, states and odd addresses as often as the OpenInfra archive
 * has them. Two things grow more slowly than the posts: authors, since those who stay write
 * more, and files of pictures, which posts share here, so that a measurement is not one of an
 * encoder. The words mean nothing. The same count and seed give the same bytes.
 */
export async function makeArchive(
  folder: string,
  count: number,
  seed = 1,
): Promise<MadeArchive> {
  const dice = chance(seed);
  const write = (file: string, text: string) => writeFileSync(path.join(folder, file), text);
  for (const name of ['posts', 'authors', 'media']) {
    mkdirSync(path.join(folder, name), { recursive: true });
  }
  const pictures = await drawPictures(path.join(folder, 'media'), count, dice);
  const authors = Array.from({ length: Math.round(4 * Math.sqrt(count)) }, (_, at) => {
    const name = `${capital(word(dice))} ${capital(word(dice))} ${at}`;
    const file = `authors/author-${at}.md`;
    const photo = pictures.portraits[at];
    const fields = [
      `authorName: ${name}`,
      `company: ${capital(word(dice))} Foundation`,
      ...(photo ? [`photo: /media/${photo}`] : []),
    ];
    write(file, `---\n${fields.join('\n')}\n---\n`);
    return { file, name };
  });
  write(
    'categories.json',
    JSON.stringify(CATEGORIES.map(({ label }, at) => ({ id: `category-${at}`, label }))),
  );
  const posts = Array.from({ length: count }, (_, at) => {
    const { text, ...made } = post(dice, at, count, authors, pictures.photographs);
    write(made.file, text);
    return made;
  });
  return { posts, authors };
}

async function drawPictures(folder: string, count: number, dice: Chance) {
  const photographs = Array.from(
    { length: 4 + Math.floor(count / 500) },
    (_, at) => `photograph-${at}.${at % 4 === 3 ? 'png' : 'jpg'}`,
  );
  const portraits = Array.from({ length: 3 }, (_, at) => `portrait-${at}.jpg`);
  return {
    photographs: await makePictures(folder, photographs, { width: 1600, height: 900 }, dice),
    portraits: await makePictures(folder, portraits, { width: 400, height: 400 }, dice),
  };
}

const CATEGORIES = [
  { label: 'Community', share: 0.55 },
  { label: 'News & Announcements', share: 0.35 },
  { label: 'Projects', share: 0.06 },
  { label: 'Events', share: 0.03 },
  { label: 'Research', share: 0.01 },
];

/** Characters of a body at every tenth of the archive, shortest first. */
const LENGTHS = [630, 1680, 2000, 2300, 2800, 3470, 4000, 4700, 5300, 6270, 12_600];
const TITLE_LENGTHS = [7, 44, 65, 87, 126, 172];

/** Counted, not thrown: the smallest archive has one of each. */
const isDraft = (at: number) => at % 50 === 7;
const isScheduled = (at: number) => at % 100 === 13;

/** Later than anybody measures. */
const DUE = '2099-01-01T00:00:00.000Z';

function post(
  dice: Chance,
  at: number,
  count: number,
  all: MadeArchive['authors'],
  pictures: string[],
): MadePost & { text: string } {
  const title = capital(text(dice, dice.between(TITLE_LENGTHS)).replaceAll('.', ''));
  // Fifteen years, more posts towards their end, as real archives have them.
  const age = (1 - Math.sqrt((at + 0.5) / count)) * 15 * 365 * 86_400_000;
  const date = isScheduled(at) ? DUE : new Date(Date.UTC(2025, 11, 31) - age).toISOString();
  const category = dice.share(CATEGORIES.map(({ share }) => share));
  const authors = [
    ...new Set(
      Array.from(
        { length: dice.happens(0.03) ? 2 : 1 },
        () => all[dice.skewed(all.length)]?.name ?? '',
      ),
    ),
  ];
  const isHidden = dice.happens(0.12);
  const slug = `${word(dice)}-${at}${dice.happens(0.1) ? '_A' : ''}`;
  const fields = [
    'templateKey: blog-post',
    `title: ${title}`,
    `author: ${authors.join(' and ')}`,
    `date: ${date}`,
    'category:',
    `  - value: category-${category}`,
    `    label: ${CATEGORIES[category]?.label}`,
    `hidePost: ${isHidden}`,
    ...(isDraft(at) ? ['draft: true'] : []),
    ...(dice.happens(0.05) ? leadPicture(dice, pictures) : []),
    'seo:',
    `  title: ${title}`,
    `  description: ${capital(text(dice, 125))}`,
    `  url: https://openinfra.org/blog/${slug}`,
    '  twitterUsername: "@example_test"',
  ];
  return {
    file: `posts/${String(at).padStart(6, '0')}-${word(dice)}.md`,
    address: `/blog/${slug}`,
    authors,
    date,
    state: isDraft(at)
      ? 'draft'
      : isScheduled(at)
        ? 'scheduled'
        : isHidden
          ? 'unlisted'
          : 'published',
    text: `---\n${fields.join('\n')}\n---\n${body(dice, dice.between(LENGTHS), pictures)}`,
  };
}

function leadPicture(dice: Chance, pictures: string[]): string[] {
  return ['image:', `  src: ${oneOf(dice, pictures)}`, `  alt: ${capital(word(dice))}`];
}

function body(dice: Chance, length: number, pictures: string[]): string {
  const blocks: string[] = [];
  for (let written = 0; written < length; ) {
    const block = paragraph(dice);
    blocks.push(block);
    written += block.length;
    if (dice.happens(0.25)) blocks.push(`## ${capital(word(dice))} ${word(dice)}`);
    if (dice.happens(0.12)) blocks.push(list(dice));
    if (dice.happens(0.04)) blocks.push(`![${capital(word(dice))}](${oneOf(dice, pictures)})`);
    if (dice.happens(0.005)) blocks.push('| one | two |\n|---|---|\n| three | four |');
  }
  return `${blocks.join('\n\n')}\n`;
}

const oneOf = (dice: Chance, pictures: string[]) =>
  `/media/${pictures[dice.below(pictures.length)]}`;

function paragraph(dice: Chance): string {
  const link = `[${word(dice)} ${word(dice)}](https://example.org/${word(dice)})`;
  return `${capital(text(dice, 380))} ${dice.happens(0.7) ? link : ''} **${word(dice)}** ${text(dice, 60)}.`;
}

function list(dice: Chance): string {
  return Array.from({ length: 5 }, () => `- ${capital(text(dice, 60))}`).join('\n');
}
