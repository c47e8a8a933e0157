/** Scripts that share Han characters, each of which draws many of them in its own way. */
export type Han = 'Jpan' | 'Kore' | 'Hans' | 'Hant';

/**
 * Whose Han characters a text without a language has. Kana, Hangul and Bopomofo say it; for
 * Chinese, the national character sets do: the characters of a traditional text are in Big5
 * and many are not in GB 2312, and the other way round.
 */
export function hanScriptOf(text: string): Han {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'Jpan';
  if (/\p{Script=Hangul}/u.test(text)) return 'Kore';
  if (/\p{Script=Bopomofo}/u.test(text)) return 'Hant';
  const han = text.match(/\p{Script=Han}/gu) ?? [];
  const traditional = han.filter((sign) => big5().has(sign) && !gb2312().has(sign)).length;
  const simplified = han.filter((sign) => gb2312().has(sign) && !big5().has(sign)).length;
  return traditional > simplified ? 'Hant' : 'Hans';
}

const big5 = once(() => charactersOf('big5', [0xa4, 0xc6], [0x40, 0xfe]));
const gb2312 = once(() => charactersOf('gbk', [0xb0, 0xf7], [0xa1, 0xfe]));

type Bounds = [first: number, last: number];

/** Every character that an encoding of two bytes has between such bounds of its bytes. */
function charactersOf(encoding: string, leads: Bounds, trails: Bounds): Set<string> {
  const decoder = new TextDecoder(encoding);
  const bytes = from(leads).flatMap((lead) => from(trails).map((trail) => [lead, trail]));
  return new Set(bytes.map((pair) => decoder.decode(Uint8Array.from(pair))));
}

function from([first, last]: Bounds): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
