import type { DeskData } from '#site/studio-messages.ts';
import { linkToPanel, part, signOutWithDecap } from './bar.ts';
import { showDraftPictures } from './draft-pictures.ts';
import { PANE_STYLE, previewTemplate } from './live/preview-template.ts';
import { followPublishing } from './publishing.ts';
import { tellOfSaves } from './saving.ts';
import { type Watched, watchStore } from './store.ts';
import { keepUnsaved } from './unsaved/keep-unsaved.ts';
import { offerUnsaved } from './unsaved/offer-unsaved.ts';
import { authorsControl } from './widgets/authors.ts';
import { categoriesControl } from './widgets/categories.ts';
import { dateControl } from './widgets/date.ts';

/*
 * The editors' side of the browser: what Decap gets wrong or does not know, mended and added. It
 * runs before Decap's script, and starts Decap when both are there.
 */
window.CMS_MANUAL_INIT = true;
let watched: Watched | undefined;
watchStore((found) => {
  watched = found;
});
document.addEventListener('DOMContentLoaded', () => {
  if (!watched) throw new Error('Decap has made no store that the desk can watch.');
  start(watched, JSON.parse(part('desk-data').textContent ?? ''));
});

function start(decap: Watched, data: DeskData): void {
  const { CMS } = window;
  const { control, preview } = CMS.getWidget('datetime');
  CMS.registerWidget('datetime', dateControl(control), preview);
  CMS.registerWidget('masthead-authors', authorsControl());
  CMS.registerWidget('masthead-categories', categoriesControl());
  CMS.registerPreviewTemplate(data.posts, previewTemplate(decap, data));
  CMS.registerPreviewStyle(PANE_STYLE, { raw: true });

  const kept = part('desk-kept');
  const keeper = keepUnsaved(decap, (text) => {
    kept.textContent = text;
  });
  offerUnsaved(decap, data, keeper);
  tellOfSaves(decap, data, keeper.flush);
  linkToPanel(decap, data);
  showDraftPictures(decap, data);
  signOutWithDecap(decap);
  followPublishing(part('desk-publishing'), decap, data);

  signInToDecap();
  localStorage.setItem(PANE, localStorage.getItem(PANE) ?? 'preview');
  CMS.init({ config: data.configuration });
}

/** What Decap shows beside the form, as the editor has chosen; else notes, though there are none. */
const PANE = 'cms.right-pane';

/** Decap shows a page with one button where nobody has pressed it yet. The session is ours. */
function signInToDecap(): void {
  localStorage.setItem('decap-cms-user', JSON.stringify({ backendName: 'proxy' }));
}
