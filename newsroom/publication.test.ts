import { describe, expect, it } from 'vitest';
import { manuscript } from './fixtures.ts';
import { stateAt } from './publication.ts';

const NOW = '2025-06-03T12:00:00.000Z';
const BEFORE = '2025-06-03T11:59:59.999Z';
const AFTER = '2025-06-03T12:00:00.001Z';

describe('the state of a post', () => {
  it.each([
    ['published', {}],
    ['unlisted', { hidePost: true }],
    ['scheduled', { date: AFTER }],
    ['scheduled', { date: AFTER, hidePost: true }],
    ['draft', { draft: true }],
    ['draft', { draft: true, hidePost: true, date: AFTER }],
    ['scheduled', { publishDate: AFTER }],
    ['scheduled', { date: AFTER, publishDate: BEFORE }],
    ['published', { publishDate: BEFORE }],
    ['expired', { expiryDate: BEFORE }],
    ['expired', { expiryDate: BEFORE, date: AFTER }],
    ['expired', { expiryDate: BEFORE, hidePost: true }],
    ['draft', { expiryDate: BEFORE, draft: true }],
    ['published', { expiryDate: AFTER }],
  ] as const)('is %s for %j', (state, about) => {
    expect(stateAt(manuscript({ date: BEFORE, ...about }), NOW)).toBe(state);
  });

  it('is published at the very instant of its date, and gone at that of its expiry', () => {
    expect(stateAt(manuscript({ date: NOW }), NOW)).toBe('published');
    expect(stateAt(manuscript({ expiryDate: NOW }), NOW)).toBe('expired');
  });

  it('compares instants, not spellings', () => {
    expect(stateAt(manuscript({ date: NOW }), '2025-06-03T12:00:00Z')).toBe('published');
    expect(stateAt(manuscript({ date: AFTER }), '2025-06-03T14:00:00+02:00')).toBe('scheduled');
  });

  it('keeps a post back when nobody can tell the time', () => {
    expect(stateAt(manuscript(), 'now')).toBe('scheduled');
    expect(stateAt(manuscript({ date: 'soon' }), NOW)).toBe('scheduled');
    expect(stateAt(manuscript({ expiryDate: 'soon' }), NOW)).toBe('expired');
  });
});
