import type { Post } from '#newsroom/edition.ts';
import { DateOf } from './date.tsx';
import { languageOf } from './language.ts';

/** What the newsroom got wrong and has mended, newest first, before the text that it concerns. */
export function Corrections({ of: { corrections, lang } }: { of: Post }) {
  if (corrections.length === 0) return null;
  return (
    <aside className="correction" aria-labelledby="corrections">
      <h2
        id="corrections"
        className="font-text text-note font-semibold"
        {...languageOf(null, lang)}
      >
        {corrections.length === 1 ? 'Correction' : 'Corrections'}
      </h2>
      <ul className="stack-2 mt-1">
        {corrections.map(({ date, text }) => (
          <li key={`${date} ${text}`}>
            <DateOf iso={date} around={lang} />: {text}
          </li>
        ))}
      </ul>
    </aside>
  );
}
