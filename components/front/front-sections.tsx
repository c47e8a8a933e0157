import type { Category, Post } from '#newsroom/edition.ts';
import { Headlines } from './headlines.tsx';

type Props = { sections: { of: Category; posts: Post[] }[] };

/** The categories on the home page, each with its newest stories. */
export function FrontSections({ sections }: Props) {
  if (sections.length === 0) return null;
  return (
    <div className="front-sections">
      {sections.map(({ of: { slug, path, label }, posts }) => (
        <section key={path} className="front-section" aria-labelledby={`section-${slug}`}>
          <h2 id={`section-${slug}`} className="text-title mb-4">
            <a className="quiet-link" href={path}>
              {label}
            </a>
          </h2>
          <Headlines posts={posts} />
        </section>
      ))}
    </div>
  );
}
