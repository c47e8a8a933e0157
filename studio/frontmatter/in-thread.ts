import { limited } from '#sources/parsing/threads.ts';
import { TooCostly } from '#sources/parsing/too-costly.ts';
import { Refusal } from '../drafts/refusal.ts';
import type { withoutDraftMark } from './draft-mark.ts';
import type { mendFile, readEdited } from './mend.ts';
import type { mendJson } from './mend-json.ts';

/*
 * What editors send is parsed in a thread within limits: everybody else's requests are answered
 * by this process, too.
 */

const readEditedInThread = limited<typeof readEdited>(
  'studio/frontmatter/mend.ts',
  'readEdited',
);
const mendFileInThread = limited<typeof mendFile>('studio/frontmatter/mend.ts', 'mendFile');
const mendJsonInThread = limited<typeof mendJson>(
  'studio/frontmatter/mend-json.ts',
  'mendJson',
);

const withoutMarkInThread = limited<typeof withoutDraftMark>(
  'studio/frontmatter/draft-mark.ts',
  'withoutDraftMark',
);

/** As `readEdited`. @throws Refusal for an entry that takes too long */
export const parseEdited: typeof readEditedInThread = (...args) =>
  refuseCost(readEditedInThread(...args));

/** As `mendFile`. @throws Refusal for an entry that takes too long */
export const writeFileMended: typeof mendFileInThread = (...args) =>
  refuseCost(mendFileInThread(...args));

/** As `mendJson`. @throws Refusal for a list that takes too long */
export const writeJsonMended: typeof mendJsonInThread = (...args) =>
  refuseCost(mendJsonInThread(...args));

/** As `withoutDraftMark`. @throws Refusal for a post that takes too long */
export const takeDraftMarkOff: typeof withoutMarkInThread = (...args) =>
  refuseCost(withoutMarkInThread(...args));

/** @throws Refusal in words for the editor, whose form keeps the text */
export async function refuseCost<T>(work: Promise<T>): Promise<T> {
  return work.catch((error) => {
    if (!(error instanceof TooCostly)) throw error;
    throw new Refusal(
      422,
      `The fields of this entry cannot be read: that ${error.message}. Shorten them.`,
    );
  });
}
