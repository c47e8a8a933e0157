import type { Post } from '#newsroom/edition.ts';
import { DateOf } from './date.tsx';

/** What the newsroom got wrong and has mended, newest first, before the text that it concerns. */
export function Corrections({ of }: { of: Post['corrections'] }) {
  if (of.length === 0) return null;
  return (
    <aside className="correction" aria-labelledby="corrections">
      <h2 id="corrections" className="font-text text-note font-semibold">
        {of.length === 1 ? 'Correction' : 'Corrections'}
      </h2>
      <ul className="mt-1 space-y-2">
        {of.map(({ date, text }) => (
          <li key={`${date} ${text}`}>
            <DateOf iso={date} className="font-medium" />: {text}
          </li>
        ))}
      </ul>
    </aside>
  );
}
