import type { Family } from './faces.ts';
import { type Han, hanScriptOf } from './han.ts';

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
};

/** A headline, in the face that the pages set headlines in, or small print. */
export type Role = 'headline' | 'text';

type Script = 'Latn' | 'Cyrl' | 'Grek' | 'Deva' | 'Arab' | 'Hebr' | Han;

type Manner = { lang: string; leading: number; family?: Family; rtl?: true; keepWords?: true };

/** As on the pages, the serif sets what it has every letter of; the rest is Noto Sans. */
const MANNERS: Record<Script, Manner> = {
  Latn: { lang: 'en', leading: 1.14 },
  Cyrl: { lang: 'ru', leading: 1.14 },
  Grek: { lang: 'el', leading: 1.2, family: 'Noto Sans' },
  Deva: { lang: 'hi', leading: 1.4, family: 'Noto Sans' },
  Arab: { lang: 'ar', leading: 1.45, family: 'Noto Sans Arabic', rtl: true },
  Hebr: { lang: 'he', leading: 1.25, family: 'Noto Sans Hebrew', rtl: true },
  Jpan: { lang: 'ja', leading: 1.3, family: 'Noto Sans JP' },
  Kore: { lang: 'ko', leading: 1.3, family: 'Noto Sans KR', keepWords: true },
  Hans: { lang: 'zh-Hans', leading: 1.3, family: 'Noto Sans SC' },
  Hant: { lang: 'zh-Hant', leading: 1.3, family: 'Noto Sans TC' },
};

const ALPHABETS = ['Latn', 'Cyrl', 'Grek', 'Deva', 'Arab', 'Hebr'] as const;

/** Signs of Chinese, Japanese and Korean, each of which says as much as some three letters. */
const EAST_ASIAN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}]/gu;
const EAST_ASIAN_WEIGHT = 3;

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
  const families = [
    own,
    'Noto Sans',
    'Charis SIL',
    'Noto Sans Arabic',
    'Noto Sans Hebrew',
    MANNERS[han].family ?? own,
    'Noto Sans JP',
    'Noto Sans KR',
    'Noto Sans SC',
    'Noto Sans TC',
    'Noto Sans Symbols 2',
  ] as const;
  return {
    dir: manner.rtl ? 'rtl' : 'ltr',
    lang: lang !== null && named === script ? lang : manner.lang,
    families: [...new Set(families)],
    leading: manner.leading,
    keepWords: manner.keepWords ?? false,
  };
}

function mainScript(text: string, named: Script | null, han: Han): Script {
  const counts = ALPHABETS.map((script): [Script, number] => [
    script,
    count(text, new RegExp(String.raw`\p{Script=${script}}`, 'gu')),
  ]);
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
