import { drawLine, drawTitle, type Line, ROOM } from './design.ts';
import { firstThat } from './first-that.ts';
import { breakLongWords } from './hyphens.ts';
import type { Press } from './press.ts';
import { type Role, type Setting, settingFor } from './setting.ts';
import { type Piece, readWords, tidy, type Words } from './words.ts';

/** Sizes of type for a title, in pixels, from one word to some 250 characters. */
const TITLE_SIZES = steps(92, 30);
/** Chinese, Japanese and Korean need fewer characters, and stay clear when smaller. */
const EAST_ASIAN_SIZES = steps(92, 26);
const EAST_ASIAN = /^(zh|ja|ko)\b/;
/** A word that no size holds on one line is broken, but not in the larger sizes. */
const LARGEST_BROKEN = 46;
/** No card shows more characters, and a title without end would take as long to measure. */
const MOST = 500;

/**
 * Sets a title in the largest size that fits its column. One that is too long for the
 * smallest ends with an ellipsis after a whole word.
 * @param lang BCP 47, or null where the title's own characters are to decide
 * @returns null where there is nothing to say, or where no font has any letter of it
 */
export async function fitTitle(
  text: string,
  lang: string | null,
  press: Press,
): Promise<Line | null> {
  const { setting, ...title } = await read(text, lang, 'headline', press);
  const sizes = EAST_ASIAN.test(setting.lang) ? EAST_ASIAN_SIZES : TITLE_SIZES;
  const forms: Form[] = [
    ...sizes.map((size): Form => ({ setting, size, weight: 700, wrap: 'words' })),
    ...sizes
      .filter((size) => size <= LARGEST_BROKEN)
      .map((size): Form => ({ setting, size, weight: 700, wrap: 'anywhere' })),
  ];
  return fitFirst(title, forms, (line) => fitsColumn(line, press), press);
}

/** Sets text on one line, in the first of the sizes in which it is no wider than the room. */
export async function fitLine(
  text: string | null,
  room: { sizes: readonly number[]; width: number; weight?: Line['weight']; role?: Role },
  press: Press,
): Promise<Line | null> {
  const { sizes, width, weight = 400, role = 'text' } = room;
  const { setting, ...words } = await read(text ?? '', null, role, press);
  const forms = sizes.map((size): Form => ({ setting, size, weight, wrap: 'none' }));
  return fitFirst(words, forms, async (line) => (await widthOf(line, press)) <= width, press);
}

/** The width of a line that stands alone, in pixels. */
export function widthOf(line: Line, press: Press): Promise<number> {
  return press.widthOf(drawLine(line));
}

function steps(from: number, to: number): number[] {
  return Array.from({ length: (from - to) / 2 + 1 }, (_, index) => from - 2 * index);
}

type Form = Omit<Line, 'pieces'>;
type Fits = (line: Line) => Promise<boolean>;
type Read = Words & { text: string; isWhole: boolean };

/** Reads a text as far as a card could show it, and decides how to set it. */
export async function read(text: string, lang: string | null, role: Role, press: Press) {
  const whole = tidy(text);
  const isWhole = whole.length <= MOST;
  const part = isWhole ? whole : tidy(whole.slice(0, MOST));
  const setting = settingFor(part, lang, role);
  return { ...(await readWords(part, setting, press)), text: part, isWhole, setting };
}

/** The first form that fits; where none does, as much as fits in the last one. */
async function fitFirst(
  { text, pieces, isWhole }: Read,
  forms: Form[],
  fits: Fits,
  press: Press,
): Promise<Line | null> {
  if (!pieces.some(isSeen)) return null;
  const lineIn = async (form: Form): Promise<Line> =>
    form.wrap === 'anywhere' ? setLine(text, form, press) : { ...form, pieces };
  for (const wrap of isWhole ? ['none', 'words', 'anywhere'] : []) {
    const form = await firstThat(
      forms.filter((form) => form.wrap === wrap),
      async (form) => fits(await lineIn(form)),
    );
    if (form) return lineIn(form);
  }
  const last = forms.at(-1);
  return last ? shorten(text, last, fits, press) : null;
}

/** A picture, or text of which there is something to see. */
const isSeen = (piece: Piece) => 'emoji' in piece || /[^\p{Z}\p{C}]/u.test(piece.text);

/** Text in a form, with hyphens where that breaks words. */
async function setLine(text: string, form: Form, press: Press): Promise<Line> {
  const { setting } = form;
  const parts =
    form.wrap === 'anywhere'
      ? await breakLongWords(text, async (part) => {
          const { pieces } = await readWords(part, setting, press);
          return (await widthOf({ ...form, wrap: 'none', pieces }, press)) <= ROOM.column;
        })
      : text;
  return { ...form, pieces: (await readWords(parts, setting, press)).pieces };
}

/** The longest beginning that fits with an ellipsis, cut after a word, else within one. */
async function shorten(
  text: string,
  form: Form,
  fits: Fits,
  press: Press,
): Promise<Line | null> {
  for (const granularity of ['word', 'grapheme'] as const) {
    const beginnings = cuts(text, form.setting, granularity);
    const line = (beginning: string) => setLine(`${beginning}…`, form, press);
    const beginning = await firstThat(beginnings, async (cut) => fits(await line(cut)));
    if (beginning !== null) return line(beginning);
  }
  return null;
}

/** Beginnings of a text, the longest first, without blanks and signs at their end. */
function cuts(text: string, { lang }: Setting, granularity: 'word' | 'grapheme'): string[] {
  return [...new Intl.Segmenter(lang, { granularity }).segment(text)]
    .filter(({ isWordLike }) => isWordLike ?? true)
    .map(({ index, segment }) => text.slice(0, index + segment.length))
    .map((beginning) => beginning.replace(/[\s\p{P}]+$/u, ''))
    .filter((beginning) => beginning !== '' && beginning !== text)
    .reverse();
}

async function fitsColumn(title: Line, press: Press): Promise<boolean> {
  const { height, runs } = await press.measure(drawTitle(title), ROOM.column);
  return (
    height <= ROOM.titleHeight &&
    runs.every(({ x, width, text }) => {
      // The blank at a line's end hangs over the edge unseen; in Arabic, over the left one.
      if (text.trim() === '') return true;
      const hanging = text.endsWith(' ') ? title.size * 0.3 : 0;
      return x + hanging > -1 && x + width - hanging < ROOM.column + 1;
    })
  );
}
