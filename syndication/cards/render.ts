import sharp from 'sharp';
import { identity } from '#site/identity.ts';
import type { Card } from './card.ts';
import { CARD, drawCard, type Layout, type Line, ROOM } from './design.ts';
import { fitLine, fitTitle, read, widthOf } from './fit.ts';
import { Press } from './press.ts';

const press = new Press();

/** Between byline and date, in pixels: the dot and the air around it. */
const BETWEEN = 60;

const NAMEPLATE = {
  sizes: [50, 44, 38, 32, 27, 23, 20],
  width: ROOM.nameplate,
  weight: 700,
  role: 'headline',
} as const;
const KICKER = { sizes: [26, 23, 20], width: ROOM.column, weight: 600 } as const;

/**
 * Letters keep their colour at the edges, which subsampled chroma would smear. Progressive, or
 * with tables made to measure, a card would be 22 or 16 % smaller and take 9 or 5 ms more of 14:
 * at ten thousand posts that is a minute, and no reader's page loads a card.
 */
const CODING = { quality: 86, chromaSubsampling: '4:4:4', optimiseCoding: false } as const;

/**
 * Draws a card.
 * @returns a JPEG of 1200×630 pixels, sRGB, opaque; the same bytes for the same card
 */
export async function renderCard(card: Card): Promise<Uint8Array> {
  const { width, height } = CARD;
  const data = await press.draw(drawCard(await fitParts(card)), width, height);
  return sharp(data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .jpeg(CODING)
    .toBuffer();
}

/**
 * What a card leaves out, since no font has it: signs from a line, or the whole of a line that
 * would say something else without its letters.
 * @returns characters with their marks; none for nearly every card
 */
export async function missingFrom({ title, lang, ...card }: Card): Promise<string[]> {
  const small = [card.kicker, card.byline, card.date].map((text) => text ?? '');
  const parts = await Promise.all([
    read(title, lang, 'headline', press),
    ...small.map((text) => read(text, null, 'text', press)),
  ]);
  return [...new Set(parts.flatMap(({ leftOut }) => leftOut))];
}

/** The same on every card. */
let nameplate: Promise<Line> | undefined;

async function fitNameplate(): Promise<Line> {
  const line = await fitLine(identity.name, NAMEPLATE, press);
  if (line !== null) return line;
  throw new Error(`No font has the letters of “${identity.name}”: add one to faces.ts.`);
}

async function fitParts({ title, lang, ...card }: Card): Promise<Layout> {
  nameplate ??= fitNameplate();
  const date = await fitLine(card.date, { sizes: [24], width: ROOM.column }, press);
  const beside = date === null ? 0 : (await widthOf(date, press)) + BETWEEN;
  return {
    nameplate: await nameplate,
    kicker: await fitLine(card.kicker, KICKER, press),
    title: await fitTitle(title, lang, press),
    byline: await fitLine(card.byline, { sizes: [24], width: ROOM.foot - beside }, press),
    date,
  };
}
