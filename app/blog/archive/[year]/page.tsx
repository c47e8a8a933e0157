import { Section } from '#components/section.tsx';
import { Years } from '#components/years.tsx';
import { edition } from '#sources/published.ts';
import { describeYear } from '#syndication/page-descriptions.ts';
import { Collection } from '../../../collection.tsx';
import { yearAt } from '../../../found.ts';
import { headOf } from '../../../head.ts';
import { yearLinks } from '../../../shelf-years.ts';

export const dynamicParams = false;

type Props = PageProps<'/blog/archive/[year]'>;

export async function generateStaticParams() {
  return (await edition()).years.map(({ of }) => ({ year: String(of) }));
}

export async function generateMetadata({ params }: Props) {
  return headOf(describeYear(Number((await params).year)));
}

export default async function YearPage({ params }: Props) {
  const { years } = await edition();
  const { of, posts } = yearAt(years, (await params).year);
  return (
    <Collection page={describeYear(of)} posts={posts}>
      <Section id="years" title="By year">
        <Years years={yearLinks(years)} current={of} labelledBy="years" />
      </Section>
    </Collection>
  );
}
