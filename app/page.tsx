import { kinds } from '#newsroom/page-kinds.ts';
import { published } from '#sources/published.ts';
import { organization, webSite } from '#syndication/json-ld/pages.ts';
import { headOf } from './head.ts';
import { publication } from './publication.ts';
import { StructuredData } from './structured-data.tsx';
import { HomeView } from './views/home.tsx';

export const generateMetadata = async () =>
  headOf(kinds.home.page((await published()).edition));

export default async function HomePage() {
  return (
    <>
      <StructuredData of={[organization(publication()), webSite(publication())]} />
      <HomeView source={await published()} />
    </>
  );
}
