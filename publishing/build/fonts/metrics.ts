/** Figures of a font, in its own units: what `createFontStack` of Capsize works with. */
export type FontMetrics = {
  familyName: string;
  fullName: string;
  postscriptName: string;
  category: 'serif' | 'sans-serif';
  ascent: number;
  descent: number;
  lineGap: number;
  unitsPerEm: number;
  capHeight: number;
  xHeight: number;
  /** Average width of a letter of English text. */
  xWidthAvg: number;
};

/**
 * The fonts of pages and those of readers' systems that stand in for them. The figures are those
 * of @capsizecss/metrics 4.3.0 (MIT), a package of 169 MB of which we need these lines. The fonts
 * of systems cannot be shipped, so their figures cannot be computed here; a test compares ours
 * with the font files.
 */
export const metrics = {
  charisBold: {
    familyName: 'Charis SIL',
    fullName: 'Charis SIL Bold',
    postscriptName: 'CharisSIL-Bold',
    category: 'serif',
    ascent: 2450,
    descent: -900,
    lineGap: 0,
    unitsPerEm: 2048,
    capHeight: 1374,
    xHeight: 987,
    xWidthAvg: 993,
  },
  georgiaBold: {
    familyName: 'Georgia',
    fullName: 'Georgia Bold',
    postscriptName: 'Georgia-Bold',
    category: 'serif',
    ascent: 1878,
    descent: -449,
    lineGap: 0,
    unitsPerEm: 2048,
    capHeight: 1419,
    xHeight: 992,
    xWidthAvg: 1062,
  },
  notoSerifBold: {
    familyName: 'Noto Serif',
    fullName: 'Noto Serif Bold',
    postscriptName: 'NotoSerif-Bold',
    category: 'serif',
    ascent: 1069,
    descent: -293,
    lineGap: 0,
    unitsPerEm: 1000,
    capHeight: 714,
    xHeight: 536,
    xWidthAvg: 512,
  },
  notoSans: {
    familyName: 'Noto Sans',
    fullName: 'Noto Sans Regular',
    postscriptName: 'NotoSans-Regular',
    category: 'sans-serif',
    ascent: 1069,
    descent: -293,
    lineGap: 0,
    unitsPerEm: 1000,
    capHeight: 714,
    xHeight: 536,
    xWidthAvg: 474,
  },
  notoSansSemiBold: {
    familyName: 'Noto Sans',
    fullName: 'Noto Sans SemiBold',
    postscriptName: 'NotoSans-SemiBold',
    category: 'sans-serif',
    ascent: 1069,
    descent: -293,
    lineGap: 0,
    unitsPerEm: 1000,
    capHeight: 714,
    xHeight: 542,
    xWidthAvg: 492,
  },
  arial: {
    familyName: 'Arial',
    fullName: 'Arial',
    postscriptName: 'ArialMT',
    category: 'sans-serif',
    ascent: 1854,
    descent: -434,
    lineGap: 67,
    unitsPerEm: 2048,
    capHeight: 1467,
    xHeight: 1062,
    xWidthAvg: 913,
  },
  arialBold: {
    familyName: 'Arial',
    fullName: 'Arial Bold',
    postscriptName: 'Arial-BoldMT',
    category: 'sans-serif',
    ascent: 1854,
    descent: -434,
    lineGap: 67,
    unitsPerEm: 2048,
    capHeight: 1466,
    xHeight: 1062,
    xWidthAvg: 983,
  },
  roboto: {
    familyName: 'Roboto',
    fullName: 'Roboto Regular',
    postscriptName: 'Roboto-Regular',
    category: 'sans-serif',
    ascent: 1900,
    descent: -500,
    lineGap: 0,
    unitsPerEm: 2048,
    capHeight: 1456,
    xHeight: 1082,
    xWidthAvg: 911,
  },
  robotoBold: {
    familyName: 'Roboto',
    fullName: 'Roboto Bold',
    postscriptName: 'Roboto-Bold',
    category: 'sans-serif',
    ascent: 1900,
    descent: -500,
    lineGap: 0,
    unitsPerEm: 2048,
    capHeight: 1456,
    xHeight: 1082,
    xWidthAvg: 926,
  },
} as const satisfies Record<string, FontMetrics>;
