import type { ArchivedManuscript } from '../archive.ts';
import type { Post, State } from '../edition.ts';

/** A post that has an address now, will have one, or had one until it expired. */
export type Claimant = { manuscript: ArchivedManuscript; state: Exclude<State, 'draft'> };

/** A public post with the slug that is its own. */
export type Addressed = { manuscript: ArchivedManuscript; state: Post['state']; slug: string };
