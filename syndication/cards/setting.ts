import type { Family } from './faces.ts';
import { type Han, hanScriptOf } from './han.ts';
import { ALPHABETS, type Alphabet, alphabetsIn, type Manner, neededFor } from './scripts.ts';

/** How a text is set. */
export type Setting = {
  dir: 'ltr' | 'rtl';
  /** BCP 47: fonts draw some characters differently for different languages. */
  lang: string;
  /** The fonts that are asked for a character, in this order. */
  families: readonly Family[];
  /** Height of a line, as a multiple of the type size. */
  leading: number;
  /** Only between words may a line end. */
  keepWords: boolean;
  /** OpenType features, as in CSS. */
  features: string;
};

/** A headline, in the face that the pages set headlines in, or small print. */
export type Role = 'headline' | 'text';

type Script = Alphabet | Han;

const MANNERS: Record<Script, Manner> = {
  ...ALPHABETS,
  Jpan: { lang: 'ja', leading: 1.3, family: 'Noto Sans JP' },
  Kore: { lang: 'ko', leading: 1.3, family: 'Noto Sans KR', keepWords: true },
  Hans: { lang: 'zh-Hans', leading: 1.3, family: 'Noto Sans SC' },
  Hant: { lang: 'zh-Hant', leading: 1.3, family: 'Noto Sans TC' },
};

/** Signs of Chinese, Japanese and Korean, each of which says as much as some three letters. */
const EAST_ASIAN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}]/gu;
const EAST_ASIAN_WEIGHT = 3;

/** A mark that no letter has of its own, or two above one another, as in Vietnamese. */
const STACKED = /(?=\p{Mn})\p{Script=Inherited}|[\u1ea4-\u1eaf\u1ebe-\u1ec5\u1ed0-\u1ed7]/u;
/** As a multiple of the type size: room for marks above capitals. */
const LEADING_OF_STACKS = 1.32;

/**
 * Decides how to set a text by its characters; `lang` settles what these leave open: whose
 * Han characters they are, and which of several scripts is the text's own.
 * @param lang BCP 47; what is no language tag counts as null
 */
export function settingFor(text: string, lang: string | null, role: Role): Setting {
  const named = scriptOf(lang);
  const han = named !== null && isHan(named) ? named : hanScriptOf(text);
  const script = mainScript(text, named, han);
  const manner = MANNERS[script];
  const own = manner.family ?? (role === 'headline' ? 'Charis SIL' : 'Noto Sans');
  const needed = neededFor(text);
  const families = [
    own,
    'Noto Sans',
    'Charis SIL',
    ...needed.families,
    MANNERS[han].family ?? own,
    'Noto Sans JP',
    'Noto Sans KR',
    'Noto Sans SC',
    'Noto Sans TC',
    'Noto Sans Symbols 2',
    'Noto Sans Symbols',
    'Noto Sans Math',
  ] as const;
  return {
    dir: manner.rtl ? 'rtl' : 'ltr',
    lang: lang !== null && named === script ? lang : manner.lang,
    families: [...new Set(families)],
    leading: Math.max(
      manner.leading,
      needed.leading,
      STACKED.test(text) ? LEADING_OF_STACKS : 0,
    ),
    keepWords: manner.keepWords ?? false,
    features: needed.features,
  };
}

function mainScript(text: string, named: Script | null, han: Han): Script {
  const counts: [Script, number][] = alphabetsIn(text);
  counts.push([han, count(text, EAST_ASIAN) * EAST_ASIAN_WEIGHT]);
  const present = counts.filter(([, letters]) => letters > 0);
  if (named !== null && present.some(([script]) => script === named)) return named;
  present.sort(([, a], [, b]) => b - a);
  return present[0]?.[0] ?? 'Latn';
}

function scriptOf(lang: string | null): Script | null {
  if (lang === null) return null;
  try {
    const { script } = new Intl.Locale(lang).maximize();
    return isScript(script) ? script : null;
  } catch {
    // `Intl.Locale` throws at what is no language tag, and knows no other way to ask.
    return null;
  }
}

function isScript(script: string | undefined): script is Script {
  return script !== undefined && script in MANNERS;
}

function isHan(script: Script): script is Han {
  return ['Jpan', 'Kore', 'Hans', 'Hant'].includes(script);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
