import { studioRoutes } from '#site/routes.ts';
import { durations } from '#studio/preview/links.ts';
import type { Choice } from '#studio/preview/making.ts';

type Props = { drafts: Choice[] /** The published branch, as a full ref. */; main: string };

/** A form that makes a link: what it shows, as on which hour, and for how long. */
export function NewLink({ drafts, main }: Props) {
  return (
    <form className="studio-form" method="post" action={studioRoutes.newLink()}>
      <label>
        What it shows
        <select name="ref" defaultValue={drafts[0]?.ref ?? main}>
          {drafts.map(({ ref, slug }) => (
            <option key={ref} value={ref}>
              Draft: {slug}
            </option>
          ))}
          <option value={main}>The site as it is published</option>
        </select>
      </label>
      <label>
        How long it lasts
        <select name="duration" defaultValue="one week">
          {Object.keys(durations).map((duration) => (
            <option key={duration}>{duration}</option>
          ))}
        </select>
      </label>
      <label>
        As the site is on this day and hour, in UTC
        <input type="datetime-local" name="instant" aria-describedby="instant-note" />
      </label>
      <p className="studio-note" id="instant-note">
        Left empty, the link shows the site as it is when it is opened, and a scheduled draft as
        it will be at its hour. With a day and hour, it shows everything that is due by then:
        other scheduled posts too.
      </p>
      <label className="studio-tick">
        <input type="checkbox" name="version" value="this" />
        Stay with this version when the draft is changed
      </label>
      <button type="submit">Make a link</button>
    </form>
  );
}
