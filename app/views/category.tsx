import { ListPage } from '#components/list-page.tsx';
import { PageTitle } from '#components/page-title.tsx';
import { Section } from '#components/section.tsx';
import { Years } from '#components/years.tsx';
import type { Category, Shelf } from '#newsroom/edition.ts';
import { kinds } from '#newsroom/page-kinds.ts';
import { categoryYearLinks, newest } from '../shelf-years.ts';

export function CategoryView({ shelf }: { shelf: Shelf<Category> }) {
  const { path, title } = kinds.category.page(shelf);
  return (
    <ListPage path={path} head={<PageTitle title={title} />} posts={newest(shelf.posts)}>
      {shelf.posts.length > 0 && (
        <Section id="years" title="By year">
          <Years years={categoryYearLinks(shelf)} labelledBy="years" />
        </Section>
      )}
    </ListPage>
  );
}
