import { MessagePage } from '#components/message-page.tsx';
import { routes } from '#site/routes.ts';

export const dynamic = 'force-dynamic';

const WORDS: Record<string, { title: string; text: string }> = {
  expired: {
    title: 'This preview has ended',
    text: 'The link was made to work for a while, and that time is over.',
  },
  revoked: {
    title: 'This preview was closed',
    text: 'An editor has ended the link before its time.',
  },
  gone: {
    title: 'This draft is gone',
    text: 'It was discarded, or the link belongs to another site.',
  },
  forged: {
    title: 'This link is not one of ours',
    text: 'Part of the address is missing or was changed. Open it again from where you got it, whole.',
  },
};

/** Why a preview link does not open. The status is set by the door (`proxy.ts`). */
export default async function EndedPage({ searchParams }: PageProps<'/preview/ended'>) {
  const { why } = await searchParams;
  const { title, text } = WORDS[String(why)] ?? (WORDS.gone as { title: string; text: string });
  return (
    <MessagePage title={title}>
      <p>{text} Ask whoever sent it to you for a new one.</p>
      <p>
        <a href={routes.home()}>Read what is published</a>
      </p>
    </MessagePage>
  );
}
