import { FrontSections } from '#components/front-sections.tsx';
import { FrontTop } from '#components/front-top.tsx';
import { Nothing } from '#components/nothing.tsx';
import { Page } from '#components/page.tsx';
import { identity } from '#site/identity.ts';
import { routes } from '#site/routes.ts';
import { edition } from '#sources/published.ts';
import { frontPage } from './front-page.ts';
import { headOf } from './head.ts';
import { postPicture } from './pictures.ts';

export function generateMetadata() {
  const { description } = identity;
  return headOf({ path: routes.home(), title: null, description });
}

export default async function HomePage() {
  const { lead, seconds, latest, sections } = frontPage(await edition(), identity.handbook);
  return (
    <Page path={routes.home()} front>
      {lead ? (
        <FrontTop {...{ lead, seconds, latest }} picture={await postPicture(lead)} />
      ) : (
        <Nothing />
      )}
      <FrontSections sections={sections} />
    </Page>
  );
}
