import { ListPage } from '#components/list-page.tsx';
import { Person } from '#components/person.tsx';
import { identity } from '#site/identity.ts';
import { edition } from '#sources/published.ts';
import { shelfAt } from '../../../found.ts';
import { headOf } from '../../../head.ts';
import { portraitOf } from '../../../pictures.ts';

export const dynamicParams = false;

type Props = PageProps<'/blog/author/[author]'>;

export async function generateStaticParams() {
  return (await edition()).authors.map(({ of: { slug } }) => ({ author: slug }));
}

export async function generateMetadata({ params }: Props) {
  const { path, name, company } = shelfAt((await edition()).authors, (await params).author).of;
  const description = `Posts by ${name}${company ? ` (${company})` : ''} for the ${identity.name}.`;
  return headOf({ path, title: name, description });
}

export default async function AuthorPage({ params }: Props) {
  const { of, posts } = shelfAt((await edition()).authors, (await params).author);
  const head = <Person author={of} photo={await portraitOf(of)} />;
  return <ListPage path={of.path} head={head} posts={posts} />;
}
