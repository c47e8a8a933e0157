import type { Category, Post } from '#newsroom/edition.ts';
import { Headlines } from './headlines.tsx';
import { Section } from './section.tsx';

type Props = { sections: { of: Category; posts: Post[]; total: number }[] };

/** The categories on the home page, each with its newest stories. */
export function FrontSections({ sections }: Props) {
  if (sections.length === 0) return null;
  return (
    <div className="mt-(--space-block) space-y-(--space-block)">
      {sections.map(({ of, posts, total }) => (
        <Section
          key={of.path}
          id={`section-${of.slug}`}
          title={
            <a className="quiet-link" href={of.path}>
              {of.label}
            </a>
          }
          aside={
            <p className="text-caption text-muted">
              {total} {total === 1 ? 'post' : 'posts'}
            </p>
          }
        >
          <Headlines posts={posts} columns />
        </Section>
      ))}
    </div>
  );
}
