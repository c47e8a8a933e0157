import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Comments } from './comments.tsx';

const shown = (sent: boolean) =>
  renderToStaticMarkup(createElement(Comments, { token: 't', path: '/', comments: [], sent }));

test('who has sent a comment sees that it was sent', () => {
  expect(shown(true)).toMatch(/<details[^>]* open=""/);
  expect(shown(true)).toContain('Your comment was sent');
  expect(shown(false)).not.toMatch(/ open=|was sent/);
});
