import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { Page } from '#components/page.tsx';
import { PageTitle } from '#components/page-title.tsx';
import { environment } from '#site/environment.ts';
import { identity } from '#site/identity.ts';
import { printable } from '#site/printable.ts';
import { studioRoutes } from '#site/routes.ts';
import { adviseOn } from '#studio/link-panel/advice.ts';
import { findingsForForm } from '#studio/link-panel/form-findings.ts';
import { presentations } from '#studio/link-panel/networks.ts';
import { readHead } from '#studio/link-panel/read-head.ts';
import { drawDraft } from '#studio/link-panel/sharing-picture.ts';
import '../../styles/studio.css';
import { CannotBeShown } from '../../preview/findings.tsx';
import { draftOf } from '../draft.ts';
import { LinkPreview } from './link-preview.tsx';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: `Link previews — ${identity.name}` };

/** How networks will show the link to a post, what could be better, and what the checker says. */
export default async function PanelPage({ searchParams }: PageProps<'/admin/panel'>) {
  const query = await searchParams;
  const { file, ...shown } = await draftOf(query);
  const { post } = shown;
  const ownFindings = shown.source.edition.findings.filter((one) => one.file === file);
  if (!post) return <CannotBeShown findings={ownFindings} />;
  const head = readHead(
    await ownPage(studioRoutes.asPublished(`${query.ref}`, `${query.file}`)),
  );
  const drawn = await drawDraft({ ...shown, post });
  const advice = adviseOn(head, post);
  const findings = findingsForForm([...ownFindings, ...(drawn?.findings ?? [])]);
  return (
    <Page>
      <PageTitle title="How links to this post will look" />
      <p>
        <a href={studioRoutes.home()}>Back to the posts</a>
      </p>
      <h2 className="studio-heading">What could be better</h2>
      {advice.length + findings.length === 0 && <p>Nothing.</p>}
      <ul className="studio-advice">
        {advice.map(({ field, text }) => (
          <li key={field + text}>
            <strong>{field}</strong>: {text}
          </li>
        ))}
        {findings.map(({ severity, message, repair }) => (
          <li key={message + repair} data-severity={severity}>
            {printable(`${message} ${repair}`)}
          </li>
        ))}
      </ul>
      <div className="link-previews">
        {presentations(head).map((presentation) => (
          <LinkPreview key={presentation.network} of={presentation} post={post} />
        ))}
      </div>
    </Page>
  );
}

/** The HTML of another page of this server, as the editor who asks would get it. */
async function ownPage(address: string): Promise<string> {
  const given = await headers();
  const passed = ['cookie', 'x-forwarded-proto'].flatMap((name): [string, string][] => {
    const value = given.get(name);
    return value === null ? [] : [[name, value]];
  });
  const answer = await fetch(new URL(address, `http://localhost:${environment().port}`), {
    headers: passed,
    redirect: 'error',
  });
  if (!answer.ok) throw new Error(`${address} answered with ${answer.status}.`);
  return answer.text();
}
