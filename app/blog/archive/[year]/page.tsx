import { ListPage } from '#components/list-page.tsx';
import { PageTitle } from '#components/page-title.tsx';
import { Section } from '#components/section.tsx';
import { Years } from '#components/years.tsx';
import { identity } from '#site/identity.ts';
import { routes } from '#site/routes.ts';
import { edition } from '#sources/published.ts';
import { yearAt } from '../../../found.ts';
import { headOf } from '../../../head.ts';
import { yearLinks } from '../../../shelf-years.ts';

export const dynamicParams = false;

type Props = PageProps<'/blog/archive/[year]'>;

export async function generateStaticParams() {
  return (await edition()).years.map(({ of }) => ({ year: String(of) }));
}

export async function generateMetadata({ params }: Props) {
  const { of } = yearAt((await edition()).years, (await params).year);
  const description = `All news of ${of} from the ${identity.name}.`;
  return headOf({ path: routes.year(of), title: `News of ${of}`, description });
}

export default async function YearPage({ params }: Props) {
  const { years } = await edition();
  const { of, posts } = yearAt(years, (await params).year);
  return (
    <ListPage path={routes.year(of)} head={<PageTitle title={`News of ${of}`} />} posts={posts}>
      <Section id="years" title="By year">
        <Years years={yearLinks(years)} current={of} labelledBy="years" />
      </Section>
    </ListPage>
  );
}
