import { Children, type ReactNode } from 'react';
import { MessagePage } from '#components/message-page.tsx';
import { previewRoutes } from '#site/routes.ts';
import { ContentRepository } from '#sources/git/repository.ts';
import { changesOf, type Run } from '#studio/preview/changes.ts';
import { openLink } from '../../open.ts';

export const dynamic = 'force-dynamic';

type Props = PageProps<'/preview/[token]/changes'>;

/** What a draft changes of the version that is published. */
export default async function ChangesPage({ params }: Props) {
  const { token } = await params;
  const { link, drafted } = await openLink(token);
  const repository = await ContentRepository.open();
  const runs = link.file === null ? null : await changesOf(repository, drafted, link.file);
  const isChanged = runs?.some((run) => run.in !== 'both');
  return (
    <MessagePage title="Changes since the published version">
      <p>
        <a href={previewRoutes.link(token)}>Back to the preview</a>
      </p>
      {runs ? (
        <pre className="changes">
          {isChanged ? Children.toArray(runs.map(pieceOf)) : 'None.'}
        </pre>
      ) : (
        <p>This post is new: nothing of it is published yet.</p>
      )}
    </MessagePage>
  );
}

function pieceOf(run: Run): ReactNode {
  if (run.in === 'draft') return <ins>{run.text}</ins>;
  if (run.in === 'published') return <del>{run.text}</del>;
  return run.text;
}
