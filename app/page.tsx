import { published } from '#sources/published.ts';
import { organization, webSite } from '#syndication/json-ld/pages.ts';
import { describeHome } from '#syndication/page-descriptions.ts';
import { headOf } from './head.ts';
import { publication } from './publication.ts';
import { StructuredData } from './structured-data.tsx';
import { HomeView } from './views/home.tsx';

export const generateMetadata = () => headOf(describeHome());

export default async function HomePage() {
  return (
    <>
      <StructuredData of={[organization(publication()), webSite(publication())]} />
      <HomeView source={await published()} />
    </>
  );
}
