import { ListPage } from '#components/list-page.tsx';
import { Person } from '#components/person.tsx';
import { edition } from '#sources/published.ts';
import { absolute } from '#syndication/addresses.ts';
import { profilePage } from '#syndication/json-ld/pages.ts';
import { describeAuthor } from '#syndication/page-descriptions.ts';
import { shelfAt } from '../../../found.ts';
import { headOf } from '../../../head.ts';
import { portraitOf } from '../../../pictures.ts';
import { publication } from '../../../publication.ts';
import { StructuredData } from '../../../structured-data.tsx';

export { authorParams as generateStaticParams } from '../../../static-params.ts';

export const dynamicParams = false;

type Props = PageProps<'/blog/author/[author]'>;

export async function generateMetadata({ params }: Props) {
  const { of } = shelfAt((await edition()).authors, (await params).author);
  return headOf(describeAuthor(of));
}

export default async function AuthorPage({ params }: Props) {
  const { of, posts } = shelfAt((await edition()).authors, (await params).author);
  const photo = await portraitOf(of);
  const by = publication();
  return (
    <>
      <StructuredData of={[profilePage(of, by, photo && absolute(photo.src, by.origin))]} />
      <ListPage path={of.path} head={<Person author={of} photo={photo} />} posts={posts} />
    </>
  );
}
