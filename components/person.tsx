import { fediverseProfile } from '#newsroom/authors/handles.ts';
import type { Author } from '#newsroom/edition.ts';
import { Picture, type Sized } from './picture.tsx';
import { positionOf } from './position.ts';

/** Who an author is, on the author's page. */
export function Person({ author, photo }: { author: Author; photo: Sized | null }) {
  const { name, url, fediverse } = author;
  const position = positionOf(author);
  return (
    <header className="mb-8 flex flex-wrap items-center gap-6 lg:mb-12">
      {photo && <Picture picture={photo} room="portrait" />}
      <div className="stack-2">
        <h1 className="headline">{name}</h1>
        {position && <p className="text-muted text-standfirst">{position}</p>}
        {url && (
          <p className="text-note">
            <a href={url} rel="me">
              {url.replace(/^https?:\/\/(www\.)?|\/$/g, '')}
            </a>
          </p>
        )}
        {fediverse && (
          <p className="text-note">
            <a href={fediverseProfile(fediverse)} rel="me">
              {fediverse}
            </a>
          </p>
        )}
      </div>
    </header>
  );
}
