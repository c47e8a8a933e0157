import { EmptyList } from '#components/empty-list.tsx';
import { FrontSections } from '#components/front/front-sections.tsx';
import { FrontTop } from '#components/front/front-top.tsx';
import { Page } from '#components/page.tsx';
import { identity } from '#site/identity.ts';
import { routes } from '#site/routes.ts';
import type { Source } from '#sources/source.ts';
import { frontPage } from '../front-page.ts';
import { postPicture } from '../pictures.ts';

export function HomeView({ source }: { source: Source }) {
  const { lead, seconds, latest, sections } = frontPage(source.edition, identity.handbook);
  return (
    <Page path={routes.home()} front>
      {lead ? (
        <FrontTop {...{ lead, seconds, latest }} picture={postPicture(source, lead)} />
      ) : (
        <EmptyList />
      )}
      <FrontSections sections={sections} />
    </Page>
  );
}
