const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’.,:_/-][\p{L}\p{N}\p{M}]+)*/gu;

/** Words as a reader counts them: `don’t`, `side-by-side` and `3.5` are one; CJK text by character. */
export function countWords(text: string): number {
  const characters = text.match(CJK)?.length ?? 0;
  return characters + (text.replace(CJK, ' ').match(WORD)?.length ?? 0);
}
