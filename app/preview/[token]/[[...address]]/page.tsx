import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { routes } from '#site/routes.ts';
import { type Drafted, drafted } from '#sources/drafted.ts';
import { ContentRepository } from '#sources/git/repository.ts';
import { standingOf } from '#studio/preview/comments.ts';
import { withPictures } from '#studio/preview/pictures.ts';
import { Island } from '../../../island.tsx';
import { viewAt } from '../../../views/at.tsx';
import { PreviewBar } from '../../bar.tsx';
import { CannotBeShown } from '../../findings.tsx';
import { openLink } from '../../open.ts';
import { DeviceFrame, deviceOf } from '../../widths.tsx';

export const dynamic = 'force-dynamic';

type Props = PageProps<'/preview/[token]/[[...address]]'>;

/** A page of the site as it would be with a draft in it, for whoever holds the link. */
export default async function PreviewPage({ params, searchParams }: Props) {
  const { token, address } = await params;
  const query = await searchParams;
  const opened = await openLink(token);
  const { link, drafted: shown } = opened;
  // The link alone leads to the post that it is for.
  const own = shown.post ? routes.post(shown.post.slug) : routes.home();
  const path = address ? (address[0] === 'front' ? '/' : `/${address.join('/')}`) : own;
  const parts = path.split('/').filter(Boolean);
  const device = deviceOf(query.width);
  const repository = await ContentRepository.open();
  const bar = (
    <PreviewBar
      token={token}
      opened={opened}
      path={path}
      device={device}
      standing={await standingOf(repository, link)}
      sent={query.sent !== undefined}
    />
  );
  if (device) {
    return (
      <>
        {bar}
        <DeviceFrame device={device} token={token} path={path} />
      </>
    );
  }
  const readers = await drafted(repository, published(repository.main), new Date());
  if (!readers) notFound();
  const isUnreadable = !address && link.file !== null && shown.post === null;
  const view = isUnreadable ? (
    <CannotBeShown findings={errorsOf(shown, link.file)} />
  ) : (
    viewAt(withPictures(shown, readers, token), parts)
  );
  if (view === null) notFound();
  return (
    <>
      <Island name="preview-links" when="first" />
      {!(await isFramed()) && bar}
      {view}
    </>
  );
}

/** In the frame of a device, however one has come to this page there. */
const isFramed = async () => (await headers()).get('sec-fetch-dest') === 'iframe';

const errorsOf = ({ source }: Drafted, file: string | null) =>
  source.edition.findings.filter((one) => one.file === file && one.severity === 'error');

const published = (ref: string) => ({ ref, commit: null, file: null, instant: null });
