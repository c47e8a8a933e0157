import { expect, test } from 'vitest';
import { pauseAfter, planFor, type Situation } from './publishing-plan.ts';

const now = Date.parse('2026-03-01T12:00:00.000Z');
const minutes = (count: number) => count * 60_000;
const hours = (count: number) => minutes(60 * count);

const settled: Situation = {
  now,
  tip: 'a',
  handled: 'a',
  isAsked: false,
  failed: null,
  isUnsound: false,
  current: { instant: now - hours(1), nextDue: null, pinned: false },
  buildTime: 20_000,
};

const plan = (changes: Partial<Situation>) => planFor({ ...settled, ...changes });
const look = { always: false, fromNothing: false, instant: null };

test('nothing is made where readers have what they should have', () => {
  expect(plan({})).toBeNull();
  expect(plan({ tip: null, handled: null })).toBeNull();
});

test('the content is looked at after a start, when its branch moves, and when somebody asks', () => {
  expect(plan({ handled: undefined })).toEqual(look);
  expect(plan({ tip: null, handled: undefined, current: null })).toEqual(look);
  expect(plan({ tip: 'b' })).toEqual(look);
  expect(plan({ isAsked: true })).toEqual(look);
});

test('the release for a scheduled post is begun so early that it is ready at the instant', () => {
  const due = (milliseconds: number) =>
    plan({ current: { instant: now - hours(1), nextDue: now + milliseconds, pinned: false } });
  expect(due(minutes(5))).toBeNull();
  expect(due(31_001)).toBeNull();
  expect(due(30_000)).toEqual({ ...look, instant: '2026-03-01T12:00:30.000Z' });
});

test('a post that came due while nobody was there is published at once', () => {
  const due = (nextDue: number) =>
    plan({ current: { instant: now - hours(9), nextDue, pinned: false } });
  expect(due(now - hours(3))).toEqual(look);
  expect(due(now)).toEqual(look);
});

test('slow builds are begun two minutes early at most', () => {
  const current = { instant: now, nextDue: now + minutes(2) + 1, pinned: false };
  expect(plan({ buildTime: hours(1), current })).toBeNull();
});

test('a day after the last release another is made, whether anything changed or not', () => {
  const aged = (age: number) =>
    plan({ current: { instant: now - age, nextDue: null, pinned: false } });
  expect(aged(hours(24) - 1)).toBeNull();
  expect(aged(hours(24))).toEqual({ ...look, always: true });
  expect(aged(hours(100))).toEqual({ ...look, always: true });
});

test('a release that somebody went back to stays, however old, until there is a reason beside its age', () => {
  const current = { instant: now - hours(100), nextDue: null, pinned: true };
  expect(plan({ current })).toBeNull();
  expect(plan({ current, tip: 'b' })).toEqual(look);
  expect(plan({ current, isAsked: true })).toEqual(look);
  expect(plan({ current: { ...current, nextDue: now } })).toEqual(look);
});

test('faulty content is not built again until it is another, or somebody asks', () => {
  const failed = { retry: null };
  const late = { instant: now - hours(30), nextDue: now - hours(2), pinned: false };
  expect(plan({ failed, current: late })).toBeNull();
  expect(plan({ failed, tip: 'b' })).toEqual(look);
  expect(plan({ failed, isAsked: true })).toEqual(look);
});

test('another fault is tried again after its pause', () => {
  expect(plan({ failed: { retry: now + 1 } })).toBeNull();
  expect(plan({ failed: { retry: now } })).toEqual(look);
});

test('pauses grow, up to half an hour', () => {
  const pauses = [1, 2, 3, 20, 5000].map((failures) => pauseAfter(failures));
  expect(pauses).toEqual([15_000, 30_000, 60_000, minutes(30), minutes(30)]);
});

test('a release in which an audit found something is made from nothing, and no failure is repeated for it', () => {
  const anew = { always: true, fromNothing: true, instant: null };
  expect(plan({ isUnsound: true })).toEqual(anew);
  expect(plan({ isUnsound: true, tip: 'b' })).toEqual(anew);
  expect(plan({ isUnsound: true, failed: { retry: now + 1 } })).toBeNull();
  expect(plan({ isUnsound: true, failed: { retry: null } })).toBeNull();
  expect(plan({ isUnsound: true, failed: { retry: now } })).toEqual(anew);
});
