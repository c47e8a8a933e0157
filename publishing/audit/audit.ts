import type { Edition, Post } from '#newsroom/edition.ts';
import { type Place, type Surface, surfaces } from './surfaces.ts';

/** A post that shows somewhere: an address as in `Place`, and the slug that is found there. */
export type Sighting = { place: string; slug: string };

/** What was found on every surface; null for one that this site does not have. */
export type Sightings = Readonly<Record<Surface, readonly Sighting[] | null>>;

/** `leak`: shows where it must not. `missing`: does not show where it must. */
export type Mark = 'shown' | 'absent' | 'leak' | 'missing' | 'no surface';

export type SurfaceAudit = {
  /** Every post that readers may open, and what was found of others. */
  rows: { slug: string; state: string; marks: Record<Surface, Mark> }[];
  /** One sentence each, with the post and the surface; none for a sound release. */
  problems: string[];
};

/**
 * Holds what was found in a build against what the state of each post requires and allows.
 * @param edition what the build was made from
 */
export function auditSurfaces(edition: Edition, found: Sightings): SurfaceAudit {
  const open = new Map(
    [...edition.posts, ...edition.unlisted].map((post) => [post.slug, post]),
  );
  const rows = new Map(
    [...open.values()].map(({ slug, state }) => [slug, rowOf(slug, state)] as const),
  );
  const problems: string[] = [];

  for (const surface of Object.keys(surfaces) as Surface[]) {
    const sightings = found[surface];
    if (sightings === null) continue;
    for (const row of rows.values()) row.marks[surface] = 'absent';
    const { shown, faults } = auditSurface(surface, edition, open, sightings);
    for (const slug of shown) rowFor(slug).marks[surface] = 'shown';
    for (const { slug, mark, problem } of faults) {
      rowFor(slug).marks[surface] = mark;
      problems.push(problem);
    }
  }
  return { rows: [...rows.values()], problems };

  function rowFor(slug: string) {
    const row = rows.get(slug) ?? rowOf(slug, 'not public');
    rows.set(slug, row);
    return row;
  }
}

function rowOf(slug: string, state: string): SurfaceAudit['rows'][number] {
  const marks = Object.fromEntries(
    Object.keys(surfaces).map((surface) => [surface, 'no surface']),
  ) as Record<Surface, Mark>;
  return { slug, state, marks };
}

type Fault = { slug: string; mark: 'leak' | 'missing'; problem: string };

function auditSurface(
  surface: Surface,
  edition: Edition,
  open: ReadonlyMap<string, Post>,
  sightings: readonly Sighting[],
): { shown: Set<string>; faults: Fault[] } {
  const { name, states } = surfaces[surface];
  /** Thousands of places allow the same posts. */
  const allowed = new Map<readonly Post[], Set<Post>>();
  const places = new Map(
    surfaces[surface].places(edition).map((place) => [place.address, judged(place)]),
  );
  const faults: Fault[] = [];
  const shown = new Set<string>();
  for (const { place, slug } of sightings) {
    const post = open.get(slug);
    const why = leakOf(post, places.get(place));
    shown.add(slug);
    places.get(place)?.missing.delete(slug);
    if (why) faults.push({ slug, mark: 'leak', problem: `${slug}: ${place} (${name}) ${why}` });
  }
  for (const [address, { missing }] of places) {
    for (const slug of missing) {
      const problem = `${slug}: ${address} (${name}) does not show this post, and must.`;
      faults.push({ slug, mark: 'missing', problem });
    }
  }
  return { shown, faults };

  function judged({ must, may }: Place) {
    return {
      missing: new Set(
        must.filter(({ state }) => states[state] === 'required').map(({ slug }) => slug),
      ),
      may: allowedOf(may),
    };
  }

  function allowedOf(posts: readonly Post[]): Set<Post> {
    const known =
      allowed.get(posts) ?? new Set(posts.filter(({ state }) => states[state] !== 'forbidden'));
    allowed.set(posts, known);
    return known;
  }

  function leakOf(
    post: Post | undefined,
    place: { may: Set<Post> } | undefined,
  ): string | null {
    if (!post) return 'shows a post that no reader may open.';
    if (states[post.state] === 'forbidden') return `shows a post that is ${post.state}.`;
    if (!place) return 'is no address at which posts show.';
    return place.may.has(post) ? null : 'shows a post that does not belong there.';
  }
}
