import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { InstantOf } from '#components/instant.tsx';
import { MessagePage } from '#components/message-page.tsx';
import { identity } from '#site/identity.ts';
import { studioRoutes } from '#site/routes.ts';
import { EnvironmentError } from '#site/variable.ts';
import { ContentRepository } from '#sources/git/repository.ts';
import {
  EFFECTS,
  type GoingBack,
  type NamedFile,
  whatGoingBackDoes,
} from '#studio/publishing/going-back.ts';
import { type ListedRelease, readStatus } from '#studio/publishing/status.ts';
import '../../../styles/studio.css';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: `Go back — ${identity.name}` };

/** Asks before somebody goes back to a release, and says what readers lose by it. */
export default async function GoingBackPage({
  searchParams,
}: PageProps<'/admin/releases/going-back'>) {
  const { release: name } = await searchParams;
  const status = await readStatus();
  const release = status?.releases.find((listed) => listed.name === name);
  if (!release || release.name === status?.release) notFound();
  const does = await effectOf(release);
  return (
    <MessagePage title="Go back to an earlier release?">
      <p>
        Readers then get the release of <InstantOf iso={release.instant} />, at once.
        {does && ' The content becomes what it was then, in a new commit. Drafts stay.'}
      </p>
      {does ? (
        <Effect does={does} />
      ) : (
        <p>Its content cannot be restored: the next release brings what is published now.</p>
      )}
      <form className="studio-form" method="post" action={studioRoutes.goBack()}>
        <input type="hidden" name="release" value={release.name} />
        <button type="submit">Go back to this release</button>
      </form>
      <p>
        <a href={studioRoutes.releases()}>Change nothing</a>
      </p>
    </MessagePage>
  );
}

/** Content that is in no repository cannot be compared. */
async function effectOf(release: ListedRelease): Promise<GoingBack | null> {
  try {
    return await whatGoingBackDoes(await ContentRepository.open(), release, new Date());
  } catch (error) {
    if (error instanceof EnvironmentError) return null;
    throw error;
  }
}

function Effect({ does }: { does: GoingBack }) {
  if (EFFECTS.every(({ key }) => does[key].length === 0)) {
    return <p>No post and no picture changes.</p>;
  }
  return EFFECTS.map(({ key, heading }) => (
    <Files key={key} heading={heading} files={does[key]} />
  ));
}

function Files({ heading, files }: { heading: string; files: NamedFile[] }) {
  if (files.length === 0) return null;
  return (
    <>
      <h2 className="studio-heading">{heading}</h2>
      <ul className="studio-list">
        {files.map(({ file, title }) => (
          <li key={file}>
            {title ?? file}
            {title !== null && <span className="studio-note"> {file}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
