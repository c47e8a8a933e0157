import type { Node } from '@takumi-rs/core';
import { palette } from './palette.ts';
import type { Drawing } from './press.ts';
import type { Setting } from './setting.ts';
import type { Piece } from './words.ts';

/** Words in one size and weight of type. */
export type Line = {
  pieces: Piece[];
  setting: Setting;
  /** In pixels. */
  size: number;
  weight: 400 | 600 | 700;
  /** `words`: on several lines, broken between words; `anywhere`: within long words, too. */
  wrap: 'none' | 'words' | 'anywhere';
};

/** What a card shows, each part in a size that fits its room. */
export type Layout = {
  nameplate: Line;
  kicker: Line | null;
  /** Null puts the mark in its place. */
  title: Line | null;
  byline: Line | null;
  date: Line | null;
};

/** In pixels. Some readers crop a card to its central 1200×600. */
export const CARD = { width: 1200, height: 630 } as const;

/**
 * The room for each part, in pixels. Thumbnails show the central square alone: all but the
 * line at the foot stands in a column that lies within it.
 */
export const ROOM = { nameplate: 540, column: 600, titleHeight: 308, foot: 1080 } as const;

const BAND = { top: 0, height: 26 };
const HEAD = { top: 26, height: 108 };
const HEAD_RULES = [136, 141];
const STORY = { top: 145, height: 401 };
const FOOT_RULE = 548;
const FOOT = { top: 550, height: 62 };

/** A newspaper's front page in small: nameplate, double rule, story, rule, date line. */
export function drawCard({ nameplate, kicker, title, byline, date }: Layout): Drawing {
  const story = [
    ...(kicker ? [setLine(kicker, { color: palette.accentInk, marginBottom: 12 })] : []),
    title ? setTitle(title) : mark(150),
  ];
  const foot = [byline, date].filter((line) => line !== null);
  const dir = title?.setting.dir ?? 'ltr';
  const node = box({ ...CARD, position: 'relative', backgroundColor: palette.paper }, [
    area(BAND, { backgroundColor: palette.accent }),
    area(HEAD, ROW, [mark(nameplate.size * 0.68), setNameplate(nameplate)]),
    ...HEAD_RULES.map(rule),
    area(STORY, COLUMN, story),
    rule(FOOT_RULE),
    { ...area(FOOT, { ...ROW, gap: 16 }, foot.flatMap(setFootLine)), dir },
  ]);
  return { node, emoji: emojiIn([nameplate, kicker, title, byline, date]) };
}

/** A title alone, to be measured as it will be drawn. */
export function drawTitle(title: Line): Drawing {
  return { node: setTitle(title), emoji: emojiIn([title]) };
}

/** A line alone in a row, which gives it the width of its words. */
export function drawLine(line: Line): Drawing {
  return { node: box({ display: 'flex' }, [setLine(line)]), emoji: emojiIn([line]) };
}

type Style = NonNullable<Node['style']>;

const ROW = { alignItems: 'center', justifyContent: 'center' } satisfies Style;
const COLUMN = { ...ROW, flexDirection: 'column' } satisfies Style;

function setNameplate(line: Line): Node {
  return setLine(line, { marginLeft: '0.36em', color: palette.ink, letterSpacing: '-0.018em' });
}

function setTitle(line: Line): Node {
  return setLine(line, {
    width: ROOM.column,
    color: palette.ink,
    textAlign: 'center',
    textWrap: 'balance',
  });
}

function setFootLine(line: Line, index: number): Node[] {
  const dot = box({ width: 5, height: 5, borderRadius: 5, backgroundColor: palette.accent });
  return [...(index > 0 ? [dot] : []), setLine(line)];
}

function setLine({ pieces, setting, size, weight, wrap }: Line, style: Style = {}): Node {
  const { families, features, leading, keepWords, dir, lang } = setting;
  const type = {
    display: 'block',
    color: palette.inkMuted,
    fontFamily: families.map((family) => `"${family}"`).join(', '),
    fontFeatureSettings: features,
    fontSize: size,
    fontWeight: weight,
    lineHeight: leading,
    whiteSpace: wrap === 'none' ? 'nowrap' : 'normal',
    overflowWrap: wrap === 'anywhere' ? 'anywhere' : 'normal',
    wordBreak: keepWords ? 'keep-all' : 'normal',
  } satisfies Style;
  return { ...box({ ...type, ...style }, pieces.map(setPiece)), dir, lang };
}

function setPiece(piece: Piece): Node {
  if ('text' in piece) return { type: 'text', text: piece.text, style: { display: 'inline' } };
  const style = {
    display: 'inline-block',
    width: '1em',
    height: '1em',
    margin: '0 0.05em',
    verticalAlign: '-0.12em',
  } satisfies Style;
  return { type: 'image', src: piece.emoji, style };
}

/** The site's sign, a masthead's rules from thick to thin, with the measures of `app/icon.svg`. */
function mark(size: number): Node {
  const bar = (top: number, height: number) =>
    area(
      { top: (top * size) / 32, height: (height * size) / 32 },
      { width: size, backgroundColor: palette.accent },
    );
  return box({ position: 'relative', width: size, height: size }, [
    bar(0, 12),
    bar(17, 7),
    bar(29, 3),
  ]);
}

function rule(top: number): Node {
  const sides = { left: (CARD.width - ROOM.foot) / 2, width: ROOM.foot } satisfies Style;
  return area({ top, height: 2 }, { ...sides, backgroundColor: palette.ruleStrong });
}

type Strip = { top: number; height: number };

function area(strip: Strip, style: Style, children: Node[] = []): Node {
  const across = { position: 'absolute', left: 0, width: CARD.width, display: 'flex' } as const;
  return box({ ...across, ...strip, ...style }, children);
}

function box(style: Style, children: Node[] = []): Node {
  return { type: 'container', style, children };
}

function emojiIn(lines: (Line | null)[]): Set<string> {
  const pieces = lines.flatMap((line) => line?.pieces ?? []);
  return new Set(pieces.flatMap((piece) => ('emoji' in piece ? [piece.emoji] : [])));
}
