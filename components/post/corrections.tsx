import type { Post } from '#newsroom/edition.ts';
import { DateOf } from '../date.tsx';
import { siteWords } from '../language.ts';

/** What the newsroom got wrong and has mended, newest first, before the text that it concerns. */
export function Corrections({ of: post }: { of: Post }) {
  const { corrections } = post;
  if (corrections.length === 0) return null;
  return (
    <aside className="correction" aria-labelledby="corrections">
      <h2 id="corrections" className="font-text text-note semibold" {...siteWords(post)}>
        {corrections.length === 1 ? 'Correction' : 'Corrections'}
      </h2>
      <ul className="stack-2 mt-1">
        {corrections.map(({ date, text }) => (
          <li key={`${date} ${text}`}>
            <DateOf iso={date} around={post} />: {text}
          </li>
        ))}
      </ul>
    </aside>
  );
}
