import { ListPage } from '#components/list-page.tsx';
import { PageTitle } from '#components/page-title.tsx';
import { Section } from '#components/section.tsx';
import { Years } from '#components/years.tsx';
import { identity } from '#site/identity.ts';
import { routes } from '#site/routes.ts';
import { edition } from '#sources/published.ts';
import { shelfAt, yearAt } from '../../../../found.ts';
import { headOf } from '../../../../head.ts';
import { categoryYearLinks, yearsOf } from '../../../../shelf-years.ts';

export const dynamicParams = false;

type Props = PageProps<'/blog/category/[category]/[year]'>;

export async function generateStaticParams() {
  return (await edition()).categories.flatMap((shelf) =>
    yearsOf(shelf).map(({ of }) => ({ category: shelf.of.slug, year: String(of) })),
  );
}

export async function generateMetadata({ params }: Props) {
  const { category, year } = await params;
  const { slug, label } = shelfAt((await edition()).categories, category).of;
  const path = routes.categoryYear(slug, Number(year));
  const description = `${label} in ${year}: news from the ${identity.name}.`;
  return headOf({ path, title: `${label} in ${year}`, description });
}

export default async function CategoryYearPage({ params }: Props) {
  const { category, year } = await params;
  const shelf = shelfAt((await edition()).categories, category);
  const { of, posts } = yearAt(yearsOf(shelf), year);
  const path = routes.categoryYear(shelf.of.slug, of);
  const title = (
    <>
      <a className="quiet-link" href={shelf.of.path}>
        {shelf.of.label}
      </a>{' '}
      in {of}
    </>
  );
  return (
    <ListPage path={path} head={<PageTitle title={title} />} posts={posts}>
      <Section id="years" title="By year">
        <Years years={categoryYearLinks(shelf)} current={of} labelledBy="years" />
      </Section>
    </ListPage>
  );
}
