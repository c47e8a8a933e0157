import type { Place } from '../place.ts';

/** A field that says something and that nothing here reads. */
export type Unread = {
  /** As its author would name it, without numbers of a list: `tags`, `authors.url`. */
  key: string;
  place: Place;
};
