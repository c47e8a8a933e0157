import { InstantOf } from '#components/instant.tsx';
import { previewRoutes } from '#site/routes.ts';
import type { Note } from '#studio/drafts/drafts.ts';
import { LONGEST } from '#studio/preview/comments.ts';

type Props = {
  token: string;
  path: string;
  comments: Note[];
  /** Whether the reader has just sent one. */
  sent: boolean;
};

/** What has been said of the draft, and a form to say more: a name is enough. */
export function Comments({ token, path, comments, sent }: Props) {
  const open = comments.filter(({ resolved }) => !resolved);
  return (
    <details className="preview-comments" id="comments" open={sent}>
      <summary>{open.length === 0 ? 'Comment' : `Comments (${open.length})`}</summary>
      {sent && <p role="status">Your comment was sent to the editors.</p>}
      <ol>
        {comments.map(({ id, author, timestamp, content, resolved }) => (
          <li key={id} data-resolved={resolved || undefined}>
            <p>
              <strong>{author}</strong> <InstantOf iso={timestamp} />
              {resolved && ' · settled'}
            </p>
            <p className="preview-comment">{content}</p>
          </li>
        ))}
      </ol>
      <form method="post" action={previewRoutes.comments(token)}>
        <input type="hidden" name="path" value={path} />
        <label>
          Your name
          <input name="name" required maxLength={LONGEST.name} autoComplete="name" />
        </label>
        <label>
          Comment
          <textarea name="comment" required maxLength={LONGEST.comment} rows={4} />
        </label>
        <button type="submit">Send to the editors</button>
      </form>
    </details>
  );
}
