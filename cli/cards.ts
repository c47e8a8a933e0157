import { rm } from 'node:fs/promises';
import path from 'node:path';
import { prepare } from '#publishing/build/prepare.ts';
import { environment } from '#site/environment.ts';
import { identity } from '#site/identity.ts';
import type { Card } from '#syndication/cards/card.ts';
import { writeContactSheets } from '#syndication/cards/contact-sheet.ts';
import { difficultTitles } from '#syndication/cards/difficult-titles.ts';
import { renderPlain } from '#syndication/cards/plain.ts';
import { cardOfPost } from '#syndication/cards/post-card.ts';
import { renderCard } from '#syndication/cards/render.ts';
import { PLAIN_SHAPES } from '#syndication/cards/shapes.ts';
import { titlesInScripts } from '#syndication/cards/titles-in-scripts.ts';
import { run } from './run.ts';

/**
 * `npm run cards:sheet`: draws the cards of the content folder, those of difficult titles, one
 * in each script, and the pictures of the categories, for people to look at, and says what each kind costs.
 */
await run(async () => {
  const { edition } = await prepare('readers');
  const labels = [identity.name, ...edition.categories.map(({ of }) => of.label)];
  const kinds: Record<string, Draw[]> = {
    posts: [...edition.posts, ...edition.unlisted].map(cardOfPost).map(drawCard),
    difficult: difficultTitles.map(difficultCard).map(drawCard),
    scripts: Object.values(titlesInScripts).map(cardInScript).map(drawCard),
    categories: labels.flatMap((label) =>
      PLAIN_SHAPES.map((shape) => () => renderPlain(label, shape)),
    ),
  };
  const folder = path.join(environment().dataDir, 'card-sheets');
  await rm(folder, { recursive: true, force: true });
  for (const [name, drawings] of Object.entries(kinds)) {
    const { pictures, cost } = await drawAll(drawings);
    console.log(`${name}: ${cost}`);
    console.log((await writeContactSheets(folder, name, pictures)).join('\n'));
  }
});

type Draw = () => Promise<Uint8Array>;

function drawCard(card: Card): Draw {
  return () => renderCard(card);
}

/** The other parts of a card come and go, and grow, from title to title. */
function difficultCard({ title, lang }: (typeof difficultTitles)[number], index: number): Card {
  const crowd = 'Somebody With a Long Name, '.repeat(index % 7);
  return {
    title,
    lang: lang ?? null,
    kicker: index % 3 === 0 ? null : 'News & Announcements',
    byline: index % 4 === 0 ? null : `By ${crowd}Ildikó Váncsa`,
    date: index % 5 === 0 ? null : 'June 3, 2025',
  };
}

/** All parts of a card in one script. */
function cardInScript({ title, lang }: { title: string; lang: string }): Card {
  const [kicker = title] = title.split(/[:：፦៖. ၊]/u);
  return { title, lang, kicker, byline: `By ${title}`, date: 'June 3, 2025' };
}

/** Draws one after the other, as one who measures must. */
async function drawAll(drawings: Draw[]): Promise<{ pictures: Uint8Array[]; cost: string }> {
  const pictures: Uint8Array[] = [];
  const began = process.hrtime.bigint();
  const worked = process.cpuUsage();
  for (const draw of drawings) pictures.push(await draw());
  const { user, system } = process.cpuUsage(worked);
  const each = (milliseconds: number) => (milliseconds / drawings.length).toFixed(1);
  const bytes = pictures.map(({ length }) => length).sort((a, b) => a - b);
  const times = `${each(Number(process.hrtime.bigint() - began) / 1e6)} ms each, ${each((user + system) / 1e3)} ms of processor time`;
  const sizes = `median ${bytes[bytes.length >> 1]} bytes, largest ${bytes.at(-1)}`;
  return { pictures, cost: `${pictures.length} pictures; ${times}; ${sizes}` };
}
