import type { Body } from '#newsroom/body.ts';

/** A table of contents stands where a post is long: this many headings, and this many words. */
export function needsContents({ headings, words }: Body): boolean {
  return words > 900 && headings.length >= 4;
}

/** The way through a long post: its headings of the two upper levels. */
export function Contents({ of }: { of: Body }) {
  if (!needsContents(of)) return null;
  const headings = of.headings.filter(({ level }) => level <= 3);
  return (
    <nav aria-labelledby="contents" className="toc">
      <h2 id="contents" className="font-text text-caption mb-1 font-semibold">
        In this post
      </h2>
      <ol>
        {headings.map(({ id, text, level }) => (
          <li key={id} data-level={level}>
            <a className="quiet-link" href={`#${id}`}>
              {text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
