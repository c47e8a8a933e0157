import type { Body } from '#newsroom/body.ts';
import type { Written } from '#newsroom/text/post-language.ts';
import { LONG_READ_MINUTES } from '#newsroom/text/reading-time.ts';
import { postWords } from '../language.ts';

/** A table of contents stands where a post is long, and has this many headings. */
export function needsContents({ headings, minutes }: Body): boolean {
  return minutes > LONG_READ_MINUTES && headings.length >= 4;
}

/** The way through a long post: its headings of the two upper levels. */
export function Contents({ of, post }: { of: Body; post: Written }) {
  if (!needsContents(of)) return null;
  const headings = of.headings.filter(({ level }) => level <= 3);
  return (
    <nav aria-labelledby="contents" className="toc">
      <h2 id="contents" className="font-text text-caption semibold mb-1">
        In this post
      </h2>
      <ol {...postWords(post)}>
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
