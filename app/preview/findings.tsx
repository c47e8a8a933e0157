import { MessagePage } from '#components/message-page.tsx';
import type { Finding } from '#newsroom/findings.ts';
import { printable } from '#site/printable.ts';

/** In the place of a post that cannot be shown: what is wrong in its file, and what to write instead. */
export function CannotBeShown({ findings }: { findings: Finding[] }) {
  return (
    <MessagePage title="This draft cannot be shown yet">
      {findings.length === 0 && <p>There is no post in its file.</p>}
      {findings.map(({ file, line, column, message, repair }) => (
        <p key={`${line} ${column} ${message}`}>
          {printable(`${file}, line ${line}: ${message} ${repair}`)}
        </p>
      ))}
    </MessagePage>
  );
}
