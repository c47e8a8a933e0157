import { ListPage } from '#components/list-page.tsx';
import { PageTitle } from '#components/page-title.tsx';
import { Section } from '#components/section.tsx';
import { Years } from '#components/years.tsx';
import type { Shelf } from '#newsroom/edition.ts';
import { kinds } from '#newsroom/page-kinds.ts';
import type { Source } from '#sources/source.ts';
import { uncounted, yearLinks } from '../shelf-years.ts';

export function YearView({ source, shelf }: { source: Source; shelf: Shelf<number> }) {
  const { path, title } = kinds.year.page(shelf);
  return (
    <ListPage path={path} head={<PageTitle title={title} />} posts={shelf.posts}>
      <Section id="years" title="By year">
        <Years
          years={uncounted(yearLinks(source.edition.years))}
          current={shelf.of}
          labelledBy="years"
        />
      </Section>
    </ListPage>
  );
}
