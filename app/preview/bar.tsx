import { InstantOf } from '#components/instant.tsx';
import { compareDates } from '#newsroom/order.ts';
import { previewRoutes, routes } from '#site/routes.ts';
import type { DraftRecord, Status } from '#studio/drafts/drafts.ts';
import { Island } from '../island.tsx';
import { Comments } from './comments.tsx';
import type { Open } from './open.ts';
import { type Device, devices } from './widths.tsx';

type Props = {
  token: string;
  opened: Open;
  /** Address of the page that is shown, on the site. */
  path: string;
  device: Device | null;
  /** Null where the main branch is shown, and no draft. */
  standing: DraftRecord | null;
  /** Whether the reader has just sent a comment. */
  sent: boolean;
};

/** What stands above a preview: what one sees, at which hour, and what one can do with it. */
export function PreviewBar({ token, opened, path, device, standing, sent }: Props) {
  const { link, drafted } = opened;
  const { post, instant } = drafted;
  const pages = [
    ...(post ? [{ label: 'This post', path: routes.post(post.slug) }] : []),
    { label: 'Front page', path: routes.home() },
    { label: 'All news', path: routes.news() },
    ...(post?.categories.slice(0, 1) ?? []).map(({ label, path }) => ({ label, path })),
  ];
  return (
    <aside className="preview-bar" aria-label="Preview">
      <p>
        <strong>{standing ? STANDINGS[standing.status] : 'Preview'}</strong> as on{' '}
        <InstantOf iso={instant} />
        {post && compareDates(post.date, instant) > 0 && (
          <>
            , with this post as it will be on <InstantOf iso={post.date} />
          </>
        )}
        {link.expires ? (
          <>
            , open until <InstantOf iso={link.expires} />
          </>
        ) : (
          ', open until it is published'
        )}
      </p>
      <nav aria-label="Pages of the preview">
        {pages.map((page) => (
          <a
            key={page.path}
            href={previewRoutes.page(token, page.path)}
            aria-current={page.path === path && !device ? 'page' : undefined}
          >
            {page.label}
          </a>
        ))}
      </nav>
      <nav aria-label="Widths">
        {devices.map((each) => (
          <a
            key={each}
            href={`${previewRoutes.page(token, path)}?width=${each}`}
            aria-current={each === device ? 'true' : undefined}
          >
            {WIDTHS[each]}
          </a>
        ))}
        {device && <a href={previewRoutes.page(token, path)}>Full width</a>}
      </nav>
      {link.file && <a href={previewRoutes.changes(token)}>Changes</a>}
      <button type="button" hidden data-copies={previewRoutes.link(token)}>
        Copy link
      </button>
      {standing && <Comments token={token} path={path} comments={standing.notes} sent={sent} />}
      <Island name="copy-address" />
    </aside>
  );
}

const STANDINGS: Record<Status, string> = {
  draft: 'Draft',
  pending_review: 'Draft, in review',
  pending_publish: 'Draft, ready to publish',
};

const WIDTHS: Record<Device, string> = { phone: 'Phone', tablet: 'Tablet' };
