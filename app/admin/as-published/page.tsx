import type { Metadata } from 'next';
import { kinds } from '#newsroom/page-kinds.ts';
import { siteOrigin } from '#site/origin.ts';
import { routes } from '#site/routes.ts';
import { drawDraft } from '#studio/link-panel/sharing-picture.ts';
import { metadataOf } from '#syndication/metadata.ts';
import { describePage } from '#syndication/page-descriptions.ts';
import { PostView } from '../../views/post.tsx';
import { draftedPost } from '../draft.ts';

export const dynamic = 'force-dynamic';

type Props = PageProps<'/admin/as-published'>;

/** The head that the post will have: what the panel reads, and shows as networks will. */
export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const shown = await draftedPost(await searchParams);
  const drawn = await drawDraft(shown);
  const picture = drawn && {
    src: routes.card(drawn.sharing.share.name),
    width: drawn.sharing.share.width,
    height: drawn.sharing.share.height,
    alt: drawn.sharing.alt,
    type: 'image/jpeg',
  };
  return metadataOf(describePage(kinds.post.page(shown.post)), picture, siteOrigin());
}

export default async function AsPublishedPage({ searchParams }: Props) {
  const { source, post } = await draftedPost(await searchParams);
  return <PostView source={source} post={post} />;
}
