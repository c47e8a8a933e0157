import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Chance, chance } from './chance.ts';

/**
 * Writes a content folder with the shapes of a real one: lengths, headings, links, lists,
 * pictures, authors, categories, states and odd addresses as often as the OpenInfra archive
 * has them. The words mean nothing. The same count and seed give the same bytes.
 */
export function makeArchive(folder: string, count: number, seed = 1): void {
  const dice = chance(seed);
  const write = (file: string, text: string) => writeFileSync(path.join(folder, file), text);
  for (const name of ['posts', 'authors', 'media']) {
    mkdirSync(path.join(folder, name), { recursive: true });
  }
  const authors = Array.from({ length: Math.max(4, Math.round(count / 4)) }, (_, at) => ({
    name: `${capital(word(dice))} ${capital(word(dice))} ${at}`,
    company: `${capital(word(dice))} Foundation`,
  }));
  authors.forEach(({ name, company }, at) => {
    write(`authors/author-${at}.md`, `---\nauthorName: ${name}\ncompany: ${company}\n---\n`);
  });
  write(
    'categories.json',
    JSON.stringify(CATEGORIES.map(({ label }, at) => ({ id: `category-${at}`, label }))),
  );
  write('media/picture.svg', PICTURE);
  for (let at = 0; at < count; at++) {
    const author = authors[dice.skewed(authors.length)]?.name ?? '';
    write(
      `posts/${String(at).padStart(6, '0')}-${word(dice)}.md`,
      post(dice, at, count, author),
    );
  }
}

const CATEGORIES = [
  { label: 'Community', share: 0.55 },
  { label: 'News & Announcements', share: 0.35 },
  { label: 'Projects', share: 0.06 },
  { label: 'Events', share: 0.03 },
  { label: 'Research', share: 0.01 },
];

const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="675"><rect width="1200" height="675" fill="#15508a"/></svg>\n';

/** Characters of a body at every tenth of the archive, shortest first. */
const LENGTHS = [630, 1680, 2000, 2300, 2800, 3470, 4000, 4700, 5300, 6270, 12_600];
const TITLE_LENGTHS = [7, 44, 65, 87, 126, 172];

function post(dice: Chance, at: number, count: number, author: string): string {
  const title = capital(text(dice, dice.between(TITLE_LENGTHS)).replaceAll('.', ''));
  // Fifteen years, more posts towards their end, as real archives have them.
  const age = (1 - Math.sqrt((at + 0.5) / count)) * 15 * 365 * 86_400_000;
  const date = new Date(Date.UTC(2025, 11, 31) - age).toISOString();
  const category = CATEGORIES[dice.share(CATEGORIES.map(({ share }) => share))]?.label;
  return [
    '---',
    'templateKey: blog-post',
    `title: ${title}`,
    `author: ${author}`,
    `date: ${date}`,
    'category:',
    `  - value: category-${CATEGORIES.findIndex(({ label }) => label === category)}`,
    `    label: ${category}`,
    `hidePost: ${dice.happens(0.12)}`,
    'seo:',
    `  title: ${title}`,
    `  description: ${capital(text(dice, 125))}`,
    `  url: https://openinfra.org/blog/${word(dice)}-${at}${dice.happens(0.1) ? '_A' : ''}`,
    '  twitterUsername: "@example_test"',
    '---',
    body(dice, dice.between(LENGTHS)),
  ].join('\n');
}

function body(dice: Chance, length: number): string {
  const blocks: string[] = [];
  for (let written = 0; written < length; ) {
    const block = paragraph(dice);
    blocks.push(block);
    written += block.length;
    if (dice.happens(0.25)) blocks.push(`## ${capital(word(dice))} ${word(dice)}`);
    if (dice.happens(0.12)) blocks.push(list(dice));
    if (dice.happens(0.04)) blocks.push(`![${capital(word(dice))}](/media/picture.svg)`);
    if (dice.happens(0.005)) blocks.push('| one | two |\n|---|---|\n| three | four |');
  }
  return `${blocks.join('\n\n')}\n`;
}

function paragraph(dice: Chance): string {
  const link = `[${word(dice)} ${word(dice)}](https://example.org/${word(dice)})`;
  return `${capital(text(dice, 380))} ${dice.happens(0.7) ? link : ''} **${word(dice)}** ${text(dice, 60)}.`;
}

function list(dice: Chance): string {
  return Array.from({ length: 5 }, () => `- ${capital(text(dice, 60))}`).join('\n');
}

/** Words up to about so many characters. */
function text(dice: Chance, length: number): string {
  let words = word(dice);
  while (words.length < length) words += `${dice.happens(0.07) ? '.' : ''} ${word(dice)}`;
  return words;
}

const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu'.split(' ');

function word(dice: Chance): string {
  return Array.from({ length: 2 + dice.below(3) }, () => SYLLABLES[dice.below(20)]).join('');
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
