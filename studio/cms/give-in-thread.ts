import { limited } from '#sources/parsing/threads.ts';
import { refuseCost } from '../frontmatter/in-thread.ts';
import type { give } from './given.ts';

const inThread = limited<typeof give>('studio/cms/given.ts', 'give');

/** As `give`, in a thread within limits. @throws Refusal for an entry that takes too long */
export const giveInThread: typeof inThread = (...args) => refuseCost(inThread(...args));
