import { studioRoutes } from '#site/routes.ts';
import type { DeskData, PublishingStep } from '#site/studio-messages.ts';
import { hideNotice, showNotice } from './notices.ts';
import type { Action, State, Watched } from './store.ts';
import { when } from './unsaved/when.ts';

/** How far the next release is, as the server tells it (studio/publishing/status). */
export type Publishing = {
  state: 'idle' | 'building' | 'live' | 'failed';
  step: PublishingStep | null;
  /** The commit that this is about. */
  commit: string | null;
  /** ISO 8601. */
  since: string;
  /** Why it failed, with file and line, or what editors should know. */
  message: string | null;
};

/** What an editor has asked for. */
export type Asked = {
  what: 'publish' | 'take back';
  /** Of a post that is published; ISO 8601. */
  date: string | null;
  /** The commit that publishing was about before. */
  before: string | null;
};

/** Shows how far publishing is, and tells who asked for it that it is done. */
export function followPublishing(
  place: HTMLElement,
  watched: Watched,
  { posts }: Pick<DeskData, 'posts'>,
): void {
  let now: Publishing | null = null;
  const asked = new Map<string, Asked>();

  /** Releases are made for others too, and for the clock; of those, the bar is enough. */
  function tellOfDone(): void {
    if (now?.state !== 'live') return;
    const { commit } = now;
    const done = [...asked].filter(([, { before }]) => before !== commit);
    if (done.length === 0) return;
    for (const [name] of done) asked.delete(name);
    const wishes = done.map(([, wish]) => wish);
    showNotice({
      kind: 'publishing',
      text: outcome(wishes, new Date(), navigator.language),
      actions: pagesOf(done, posts, new Date()).map((href) => ({
        label: 'View the post',
        href,
      })),
    });
  }

  const collect = collectInto(asked, () => now?.commit ?? null);
  watched.onAction((action) => {
    collect(action, watched.getState());
    tellOfDone();
  });
  new EventSource(studioRoutes.publishing()).onmessage = ({ data }: MessageEvent<string>) => {
    const publishing: Publishing | null = JSON.parse(data);
    // Nothing has been published on this machine yet.
    if (!publishing) return;
    now = publishing;
    place.textContent = summary(publishing);
    place.dataset.state = publishing.state;
    if (publishing.state === 'failed') {
      showNotice({
        kind: 'publishing',
        urgent: true,
        text: `Publishing failed, and readers see what they saw before. ${publishing.message ?? ''}`,
        actions: [{ label: 'Releases', href: studioRoutes.releases() }],
      });
    } else if (publishing.state === 'building') hideNotice('publishing');
    tellOfDone();
  };
}

/**
 * Takes from what Decap does what is asked of readers' site, by the names of entries.
 * @param commitNow that publishing is about
 */
export function collectInto(asked: Map<string, Asked>, commitNow: () => string | null) {
  let begun: string | null = null;
  return ({ type, payload }: Action, state: State): void => {
    // To take a post back is a deletion and a save, and told of when both are done.
    if (/ENTRY_(DELETE|PERSIST|PUBLISH)_REQUEST$/.test(type)) begun = commitNow();
    if (type.startsWith('UNPUBLISHED_ENTRY_PUBLISH_')) {
      const { collection, slug } = payload as { collection: string; slug: string };
      const name = `${collection}.${slug}`;
      if (type.endsWith('_FAILURE')) asked.delete(name);
      // Decap forgets the date once the post is published.
      if (type.endsWith('_REQUEST')) {
        asked.set(name, { what: 'publish', date: dateOf(name, state), before: begun });
      }
    }
    if (type === 'ENTRY_DELETE_SUCCESS') {
      const { collectionName, entrySlug } = payload as Record<string, string>;
      const name = `${collectionName}.${entrySlug}`;
      asked.set(name, { what: 'take back', date: null, before: begun });
    }
  };
}

function dateOf(name: string, { editorialWorkflow }: State): string | null {
  const date = editorialWorkflow?.getIn(['entities', name, 'data', 'date']);
  return date instanceof Date ? date.toISOString() : typeof date === 'string' ? date : null;
}

/**
 * Where the posts are that readers see now, as addresses.
 * @param done by names of entries, `<collection>.<slug>`
 * @param posts the collection whose entries have a page
 */
export function pagesOf(
  done: readonly (readonly [name: string, asked: Asked])[],
  posts: string,
  now: Date,
): string[] {
  return done.flatMap(([name, { what, date }]) => {
    const isThere = what === 'publish' && (date === null || new Date(date) <= now);
    return isThere && name.startsWith(`${posts}.`)
      ? [studioRoutes.postPage(name.slice(posts.length + 1))]
      : [];
  });
}

/**
 * What readers see after a release.
 * @param done what was asked for, and is in it
 */
export function outcome(
  done: readonly Asked[],
  now: Date,
  locale?: string,
  zone?: string,
): string {
  const published = done.filter(({ what }) => what === 'publish');
  const isAhead = ({ date }: Asked) => date !== null && new Date(date) > now;
  const dates = published.filter(isAhead).flatMap(({ date }) => date ?? []);
  return [
    ...(published.length > dates.length ? ['Published: readers see it now.'] : []),
    ...dates.sort().map((date) => `Scheduled for ${when(date, now, locale, zone)}.`),
    ...(published.length < done.length ? ['Taken back: readers see it no longer.'] : []),
  ].join(' ');
}

const STEPS: Record<PublishingStep, string> = {
  reading: 'reading the content',
  compiling: 'compiling the code, which has changed',
  pictures: 'drawing pictures',
  pages: 'making the pages',
  release: 'checking and compressing the pages',
  waiting: 'complete, and waiting for its instant',
  switching: 'giving it to readers',
};

/** A few words for the bar. */
function summary({ state, step, since }: Publishing): string {
  if (state === 'building') return `Publishing: ${step ? STEPS[step] : 'in a moment'}`;
  if (state === 'failed') return 'Publishing failed';
  return state === 'live' ? `Live since ${when(since, new Date(), navigator.language)}` : '';
}
