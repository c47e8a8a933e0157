import { ListPage } from '#components/list-page.tsx';
import { PageTitle } from '#components/page-title.tsx';
import { Section } from '#components/section.tsx';
import { Years } from '#components/years.tsx';
import type { Category, Shelf } from '#newsroom/edition.ts';
import { kinds } from '#newsroom/page-kinds.ts';
import { categoryYearLinks, uncounted } from '../shelf-years.ts';

type Props = { category: Shelf<Category>; year: Shelf<number> };

export function CategoryYearView({ category, year }: Props) {
  const title = (
    <>
      <a className="quiet-link" href={category.of.path}>
        {category.of.label}
      </a>{' '}
      in {year.of}
    </>
  );
  const { path } = kinds.categoryYear.page({ category, year });
  return (
    <ListPage path={path} head={<PageTitle title={title} />} posts={year.posts}>
      <Section id="years" title="By year">
        <Years
          years={uncounted(categoryYearLinks(category))}
          current={year.of}
          labelledBy="years"
        />
      </Section>
    </ListPage>
  );
}
