import { InstantOf } from '#components/instant.tsx';
import { printable } from '#site/printable.ts';
import { studioRoutes } from '#site/routes.ts';
import type { ListedRelease, PublishingStatus } from '#studio/publishing/status.ts';

/** The releases that are kept, newest first, with what each of them changed. */
export function Releases({ status: { releases, release } }: { status: PublishingStatus }) {
  return (
    <ol className="studio-list">
      {releases.map((listed) => (
        <li key={listed.name} aria-current={listed.name === release ? 'true' : undefined}>
          <p>
            <strong>
              <InstantOf iso={listed.instant} />
              {listed.name === release && ' — readers get this one'}
            </strong>
          </p>
          <Origin of={listed} />
          {listed.damaged && <p className="studio-note">{listed.damaged}</p>}
          {listed.name !== release && (
            <p>
              <a href={studioRoutes.goingBack(listed.name)}>Go back to this release …</a>
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

function Origin({ of: { commit, changes } }: { of: ListedRelease }) {
  return (
    <div className="studio-note">
      {commit ? (
        <p>
          Commit <code>{commit.slice(0, 10)}</code>
        </p>
      ) : (
        <p>Made from files that were in no commit: their content cannot be restored.</p>
      )}
      {changes.length > 0 && (
        <ul>
          {changes.map(({ author, date, message }) => (
            <li key={`${date} ${author} ${message}`}>
              {printable(`${author}: ${message.split('\n', 1)[0]}`)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
