import { FrontSections } from '#components/front-sections.tsx';
import { Headlines } from '#components/headlines.tsx';
import { LeadStory } from '#components/lead-story.tsx';
import { Nothing } from '#components/nothing.tsx';
import { Page } from '#components/page.tsx';
import { identity } from '#site/identity.ts';
import { siteOrigin } from '#site/origin.ts';
import { routes } from '#site/routes.ts';
import { edition } from '#sources/published.ts';
import { metadataOf } from '#syndication/metadata.ts';
import { frontPage } from './front-page.ts';
import { postPicture } from './pictures.ts';

export function generateMetadata() {
  const { description } = identity;
  return metadataOf({ path: routes.home(), title: null, description }, siteOrigin());
}

export default async function HomePage() {
  const { lead, latest, sections } = frontPage(await edition(), identity.handbook);
  return (
    <Page path={routes.home()} front>
      {lead ? (
        <div className="front">
          <LeadStory post={lead} picture={await postPicture(lead)} />
          <section aria-labelledby="latest">
            <h2 id="latest" className="font-text text-note mb-4 font-semibold">
              <a className="quiet-link" href={routes.news()}>
                Latest
              </a>
            </h2>
            <Headlines posts={latest} />
          </section>
        </div>
      ) : (
        <Nothing />
      )}
      <FrontSections sections={sections} />
    </Page>
  );
}
