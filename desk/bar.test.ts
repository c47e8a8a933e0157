import { afterEach, expect, test, vi } from 'vitest';
import type { DeskData } from '#site/studio-messages.ts';
import { linkToPanel } from './bar.ts';
import type { State } from './store.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** As Decap holds things: by `get`, and with the two functions that tell a group apart. */
const group = (values: Record<string, unknown>) => ({
  get: (name: string) => values[name],
  getIn: () => undefined,
  toJS: () => values,
});

test('a draft is asked for by the branch that the server has for its name', () => {
  const link = { hidden: true, href: '' };
  vi.stubGlobal('document', { getElementById: () => link });
  const entry = group({
    collection: 'posts',
    slug: 'a b',
    path: 'posts/a b.md',
    status: 'draft',
    data: group({}),
  });
  const state = { entryDraft: group({ entry }) } as unknown as State;
  let changed = () => {};
  const watched = {
    getState: () => state,
    subscribe: (listener: () => void) => {
      changed = listener;
      return () => {};
    },
    onAction: () => {},
    restore: () => {},
    markChanged: () => {},
  };
  linkToPanel(watched, { posts: 'posts', folder: '', main: 'refs/heads/main' } as DeskData);
  changed();
  expect(new URLSearchParams(link.href.split('?')[1]).get('ref')).toBe(
    'refs/heads/cms/posts/a%20b',
  );
});
