import { InstantOf } from '#components/instant.tsx';
import type { GoBack } from '#studio/publishing/requests.ts';
import type { PublishingStatus } from '#studio/publishing/status.ts';

type Props = { requests: GoBack[] } & Pick<PublishingStatus, 'release' | 'releases'>;

/** What editors have asked for, and nobody has done yet. */
export function Asked({ requests, release, releases }: Props) {
  const asked = new Map(requests.map((request) => [request.release, request.by]));
  // The last thing that is done about a request is to forget it.
  if (release) asked.delete(release);
  return [...asked].map(([name, by]) => {
    const instant = releases.find((listed) => listed.name === name)?.instant;
    return (
      <p key={name} role="status">
        {by.name} has asked to go back to the release of{' '}
        {instant ? <InstantOf iso={instant} /> : name}. That is not done yet: it is done as soon
        as the server that makes releases comes to it.
      </p>
    );
  });
}
