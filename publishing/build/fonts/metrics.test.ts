import { readFileSync } from 'node:fs';
import { fromBlob } from '@capsizecss/unpack';
import { fromFile } from '@capsizecss/unpack/fs';
import subsetFont from 'subset-font';
import { expect, test } from 'vitest';
import { faces } from './faces.ts';
import { type FontMetrics, metrics } from './metrics.ts';

const fileOf = (name: string) => faces().find((face) => face.name === name)?.source ?? '';

/** The letters of English by whose frequency an average width is weighed. */
const LETTERS = Array.from({ length: 0x7f - 0x20 }, (_, at) => String.fromCodePoint(0x20 + at));

/** The variable font of the text, as it is at one weight. */
async function textAt(wght: number) {
  const font = await subsetFont(readFileSync(fileOf('text')), LETTERS.join(''), {
    targetFormat: 'truetype',
    variationAxes: { wght },
  });
  return fromBlob(new Blob([new Uint8Array(font)]));
}

type Figures = Pick<FontMetrics, 'ascent' | 'descent' | 'lineGap' | 'unitsPerEm' | 'xWidthAvg'>;

const figures = ({ ascent, descent, lineGap, unitsPerEm, xWidthAvg }: Figures) => ({
  ascent,
  descent,
  lineGap,
  unitsPerEm,
  xWidthAvg,
});

test.each([
  ['headlines', metrics.charisBold, () => fromFile(fileOf('headline'))],
  ['text', metrics.notoSans, () => textAt(400)],
  ['bold text', metrics.notoSansSemiBold, () => textAt(600)],
])('the figures kept for %s are those of the font file', async (_, kept, read) => {
  expect(figures(kept)).toEqual(figures(await read()));
});
