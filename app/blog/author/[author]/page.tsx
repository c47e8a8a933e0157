import { kinds } from '#newsroom/page-kinds.ts';
import { published } from '#sources/published.ts';
import { absolute } from '#syndication/addresses.ts';
import { profilePage } from '#syndication/json-ld/pages.ts';
import { shelfAt } from '../../../found.ts';
import { headOf } from '../../../head.ts';
import { portraitOf } from '../../../pictures.ts';
import { publication } from '../../../publication.ts';
import { StructuredData } from '../../../structured-data.tsx';
import { AuthorView } from '../../../views/author.tsx';

export { authorParams as generateStaticParams } from '../../../static-params.ts';

export const dynamicParams = false;

type Props = PageProps<'/blog/author/[author]'>;

export async function generateMetadata({ params }: Props) {
  const { edition } = await published();
  return headOf(kinds.author.page(shelfAt(edition.authors, (await params).author)));
}

export default async function AuthorPage({ params }: Props) {
  const source = await published();
  const shelf = shelfAt(source.edition.authors, (await params).author);
  const photo = portraitOf(source, shelf.of);
  const by = publication();
  return (
    <>
      <StructuredData
        of={[profilePage(shelf.of, by, photo && absolute(photo.src, by.origin))]}
      />
      <AuthorView source={source} shelf={shelf} />
    </>
  );
}
