import { studioRoutes } from '#site/routes.ts';
import { hideNotice, showNotice } from './notices.ts';

/** How far the next release is, as the server tells it. */
export type Publishing = {
  state: 'idle' | 'building' | 'live' | 'failed';
  /** What is being done. */
  step?: string;
  commit?: string;
  /** ISO 8601. */
  since?: string;
  /** Why it failed, with file and line. */
  message?: string;
};

/** Shows how far publishing is, while it goes on and when it has failed. */
export function followPublishing(place: HTMLElement): void {
  let before: Publishing['state'] = 'idle';
  new EventSource(studioRoutes.publishing()).onmessage = ({ data }: MessageEvent<string>) => {
    const publishing: Publishing = JSON.parse(data);
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
      showNotice({ kind: 'publishing', text: 'Published: readers see it now.' });
    } else if (publishing.state === 'building') hideNotice('publishing');
    before = publishing.state;
  };
}

/** A few words for the bar. */
export function summary({ state, step, since }: Publishing): string {
  if (state === 'building') return step ? `Publishing: ${step}` : 'Publishing…';
  if (state === 'failed') return 'Publishing failed';
  if (state === 'idle' || !since) return '';
  const options = { hour: '2-digit', minute: '2-digit' } as const;
  return `Live since ${new Date(since).toLocaleTimeString(undefined, options)}`;
}
