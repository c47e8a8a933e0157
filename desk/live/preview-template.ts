import type { DeskData } from '#site/studio-messages.ts';
import type { Component, Group } from '../decap.ts';
import { entryIn } from '../entry.ts';
import type { Watched } from '../store.ts';
import { openPane, type Pane } from './pane.ts';

/** Decap's own frame around ours. */
export const PANE_STYLE =
  'html,body,body>div,body>div>div,body>div>div>div{height:100%;margin:0}iframe{display:block;width:100%;height:100%;border:0}';

/** What Decap shows beside the form of a post: the page itself. */
export function previewTemplate(watched: Watched, data: DeskData): Component {
  let pane: Pane | null = null;
  const show = () => {
    const entry = entryIn(watched.getState());
    if (entry) pane?.show(entry);
  };
  return window.createClass<{ entry: Group }>({
    open(frame: HTMLIFrameElement | null) {
      pane?.close();
      pane = frame && openPane(frame, data);
      show();
    },
    componentDidUpdate(before) {
      if (before.entry !== this.props.entry) show();
    },
    render() {
      return window.h('iframe', { ref: this.open });
    },
  });
}
