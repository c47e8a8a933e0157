import { kinds } from '#newsroom/page-kinds.ts';
import { published } from '#sources/published.ts';
import { postAt, postNamed } from '../../found.ts';
import { headOf } from '../../head.ts';
import { PostData } from '../../post-data.tsx';
import { PostView } from '../../views/post.tsx';

export { postParams as generateStaticParams } from '../../static-params.ts';

export const dynamicParams = false;

type Props = PageProps<'/blog/[slug]'>;

export async function generateMetadata({ params }: Props) {
  const { edition } = await published();
  return headOf(kinds.post.page(postNamed(edition, (await params).slug)));
}

export default async function PostPage({ params }: Props) {
  const source = await published();
  const post = postAt(source.edition, (await params).slug);
  return (
    <>
      <PostData of={post} />
      <PostView source={source} post={post} />
    </>
  );
}
