import { Page } from '#components/page.tsx';
import { PageTitle } from '#components/page-title.tsx';
import { SearchForm } from '#components/search-form.tsx';
import { Section } from '#components/section.tsx';
import { ShelfLinks } from '#components/shelf-links.tsx';
import { Years } from '#components/years.tsx';
import { kinds } from '#newsroom/page-kinds.ts';
import { searchVolumes } from '#newsroom/search-volumes.ts';
import { routes } from '#site/routes.ts';
import { published } from '#sources/published.ts';
import { headOf } from '../head.ts';
import { Island } from '../island.tsx';
import { yearLinks } from '../shelf-years.ts';

export const generateMetadata = async () =>
  headOf(kinds.search.page((await published()).edition));

/** Without scripts, the lists beneath lead to every post. */
export default async function SearchPage() {
  const { categories, authors, years } = (await published()).edition;
  const closed = searchVolumes({ years }).flatMap(({ until }) => until ?? []);
  const people = authors.map(({ of, posts }) => ({ of: { ...of, label: of.name }, posts }));
  const listed = ({ posts }: { posts: unknown[] }) => posts.length > 0;
  return (
    <Page path={routes.search()}>
      <PageTitle title="Search" />
      <SearchForm closed={closed} />
      <div className="stack-block mt-(--space-block)">
        <Section id="categories" title="By category">
          <ShelfLinks of={categories.filter(listed)} />
        </Section>
        <Section id="years" title="By year">
          <Years years={yearLinks(years)} labelledBy="years" />
        </Section>
        <Section id="authors" title="By author">
          <ShelfLinks of={people.filter(listed)} />
        </Section>
      </div>
      <Island name="site-search" when="afterwards" />
    </Page>
  );
}
