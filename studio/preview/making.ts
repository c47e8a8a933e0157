import { parseInstant } from '#newsroom/dates.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import { draftOfBranch } from '../repository/drafts.ts';
import { type Duration, durations, type Shown } from './links.ts';

/** What an editor asks a link for, as it comes from a browser. */
export type Wish = Record<string, unknown>;

export type Wanted = { shown: Shown; duration: Duration };

/**
 * Checks what a link is asked for. @returns what is wrong, in a sentence, where something is
 */
export function readWish(repository: ContentRepository, wish: Wish): Wanted | string {
  const given = (name: string) => {
    const value = wish[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  const ref = given('ref') ?? repository.main;
  if (ref !== repository.main && !draftOfBranch(ref)) return `${ref} is no draft.`;
  const file = given('file');
  if (file && /^\/|(^|\/)\.\.?(\/|$)|\\|\0/.test(file))
    return `${file} is no file of the content.`;
  const commit = given('commit');
  if (commit && !/^[0-9a-f]{40,64}$/.test(commit)) return `${commit} is no commit.`;
  const written = given('instant');
  const instant = written && parseInstant(written);
  if (written && !instant) return `${written} is no date with time, such as 2026-06-02 09:00.`;
  const duration = given('duration') ?? 'one week';
  if (!(duration in durations)) {
    return `A link lasts ${Object.keys(durations).join(', ')}; not ${duration}.`;
  }
  return { shown: { ref, file, commit, instant }, duration: duration as Duration };
}
