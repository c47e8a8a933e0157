import { studioRoutes } from '#site/routes.ts';
import type { PublishingStep } from './messages.ts';
import { hideNotice, showNotice } from './notices.ts';
import type { Action, State, Watched } from './store.ts';
import { when } from './unsaved/when.ts';

/** How far the next release is, as the server tells it (studio/publishing/status). */
export type Publishing = {
  state: 'idle' | 'building' | 'live' | 'failed';
  step: PublishingStep | null;
  /** ISO 8601. */
  since: string;
  /** Why it failed, with file and line, or what editors should know. */
  message: string | null;
};

/** Shows how far publishing is, while it goes on and when it has failed. */
export function followPublishing(place: HTMLElement, watched: Watched): void {
  let dates: string[] = [];
  watched.onAction((action) => {
    const date = publishedDate(watched.getState(), action);
    if (date) dates.push(date);
  });
  let before: Publishing['state'] = 'idle';
  new EventSource(studioRoutes.publishing()).onmessage = ({ data }: MessageEvent<string>) => {
    const publishing: Publishing | null = JSON.parse(data);
    // Nothing has been published on this machine yet.
    if (!publishing) return;
    place.textContent = summary(publishing);
    place.dataset.state = publishing.state;
    if (publishing.state === 'failed') {
      showNotice({
        kind: 'publishing',
        urgent: true,
        text: `Publishing failed, and readers see what they saw before. ${publishing.message ?? ''}`,
        actions: [{ label: 'Releases', href: studioRoutes.releases() }],
      });
    } else if (publishing.state === 'live' && before === 'building') {
      showNotice({
        kind: 'publishing',
        text: outcome(dates, new Date(), navigator.language),
      });
      dates = [];
    } else if (publishing.state === 'building') hideNotice('publishing');
    before = publishing.state;
  };
}

/** The date of the draft that is about to be published; Decap forgets it once that is done. */
export function publishedDate(
  { editorialWorkflow }: State,
  { type, payload }: Action,
): string | null {
  if (type !== 'UNPUBLISHED_ENTRY_PUBLISH_REQUEST') return null;
  const { collection, slug } = payload as { collection: string; slug: string };
  const date = editorialWorkflow?.getIn(['entities', `${collection}.${slug}`, 'data', 'date']);
  return date instanceof Date ? date.toISOString() : typeof date === 'string' ? date : null;
}

/**
 * What readers see after a release.
 * @param dates of what was published with it
 */
export function outcome(
  dates: readonly string[],
  now: Date,
  locale?: string,
  zone?: string,
): string {
  const ahead = dates.filter((date) => new Date(date) > now).sort();
  const scheduled = ahead.map((date) => `Scheduled for ${when(date, now, locale, zone)}.`);
  const seen = dates.length > 0 && ahead.length === dates.length;
  return [...(seen ? [] : ['Published: readers see it now.']), ...scheduled].join(' ');
}

const STEPS: Record<PublishingStep, string> = {
  reading: 'reading the content',
  compiling: 'compiling the code, which has changed',
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
