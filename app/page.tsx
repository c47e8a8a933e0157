import { FrontSections } from '#components/front-sections.tsx';
import { FrontTop } from '#components/front-top.tsx';
import { Nothing } from '#components/nothing.tsx';
import { Page } from '#components/page.tsx';
import { identity } from '#site/identity.ts';
import { routes } from '#site/routes.ts';
import { edition } from '#sources/published.ts';
import { organization, webSite } from '#syndication/json-ld/pages.ts';
import { describeHome } from '#syndication/page-descriptions.ts';
import { frontPage } from './front-page.ts';
import { headOf } from './head.ts';
import { postPicture } from './pictures.ts';
import { publication } from './publication.ts';
import { StructuredData } from './structured-data.tsx';

export const generateMetadata = () => headOf(describeHome());

export default async function HomePage() {
  const { lead, seconds, latest, sections } = frontPage(await edition(), identity.handbook);
  return (
    <>
      <StructuredData of={[organization(publication()), webSite(publication())]} />
      <Page path={routes.home()} front>
        {lead ? (
          <FrontTop {...{ lead, seconds, latest }} picture={await postPicture(lead)} />
        ) : (
          <Nothing />
        )}
        <FrontSections sections={sections} />
      </Page>
    </>
  );
}
