import { ListPage } from '#components/list-page.tsx';
import { PageTitle } from '#components/page-title.tsx';
import { Section } from '#components/section.tsx';
import { Years } from '#components/years.tsx';
import { identity } from '#site/identity.ts';
import { edition } from '#sources/published.ts';
import { shelfAt } from '../../../found.ts';
import { headOf } from '../../../head.ts';
import { categoryYearLinks, NEWEST } from '../../../shelf-years.ts';

export const dynamicParams = false;

type Props = PageProps<'/blog/category/[category]'>;

export async function generateStaticParams() {
  return (await edition()).categories.map(({ of: { slug } }) => ({ category: slug }));
}

export async function generateMetadata({ params }: Props) {
  const { path, label } = shelfAt((await edition()).categories, (await params).category).of;
  const description = `${label}: news from the ${identity.name}.`;
  return headOf({ path, title: label, description });
}

export default async function CategoryPage({ params }: Props) {
  const shelf = shelfAt((await edition()).categories, (await params).category);
  return (
    <ListPage
      path={shelf.of.path}
      head={<PageTitle title={shelf.of.label} />}
      posts={shelf.posts.slice(0, NEWEST)}
    >
      <Section id="years" title="By year">
        <Years years={categoryYearLinks(shelf)} labelledBy="years" />
      </Section>
    </ListPage>
  );
}
