import type { Post } from '#newsroom/edition.ts';
import { routes } from '#site/routes.ts';
import { Byline } from '../byline.tsx';
import type { Sized } from '../picture.tsx';
import { StoryTitle } from '../story-title.tsx';
import { Headlines } from './headlines.tsx';
import { LeadStory } from './lead-story.tsx';
import { Summary } from './summary.tsx';

type Props = { lead: Post; picture: Sized | null; seconds: Post[]; latest: Post[] };

/** The upper half of the home page: the lead, two stories below it, the latest beside them. */
export function FrontTop({ lead, picture, seconds, latest }: Props) {
  return (
    <div className="front">
      <div>
        <LeadStory post={lead} picture={picture} />
        {seconds.length > 0 && (
          <ul className="front-seconds">
            {seconds.map((post) => (
              <li key={post.path} className="stack-2">
                <StoryTitle post={post} level="h2" className="text-title" />
                <Summary post={post} />
                <Byline post={post} dated />
              </li>
            ))}
          </ul>
        )}
      </div>
      {latest.length > 0 && (
        <section aria-labelledby="latest">
          <h2 id="latest" className="text-title mb-4">
            <a className="quiet-link" href={routes.news()}>
              Latest
            </a>
          </h2>
          <Headlines posts={latest} />
        </section>
      )}
    </div>
  );
}
