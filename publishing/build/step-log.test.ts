import { expect, test } from 'vitest';
import { StepLog } from './step-log.ts';

/** A log whose clock is set by the test, and what it has written. */
function logTo(isTTY: boolean, columns = 80) {
  let now = 0;
  const written: string[] = [];
  const output = { isTTY, columns, write: (text: string) => written.push(text) > 0 };
  const log = new StepLog(output, () => now);
  const wait = (seconds: number) => {
    now += seconds * 1000;
  };
  return { log, wait, written };
}

test('a pipe gets one line for each step, with its seconds, and nothing else', () => {
  const { log, wait, written } = logTo(false);
  log.step('reading');
  wait(0.34);
  log.step('compiling');
  wait(31.2);
  log.step('pages', { done: 0, of: 97, label: 'Making 97 of 97 pages and files' });
  log.step('pages', { done: 40, of: 97, label: 'Making 97 of 97 pages and files' });
  wait(4);
  log.end();
  const lines = written.join('').trimEnd().split('\n');
  expect(lines.map((line) => line.replace(/ {2,}/, '|'))).toEqual([
    'Reading the content|0.3 s',
    'Compiling the site|31.2 s',
    'Making 97 of 97 pages and files|4.0 s',
  ]);
  expect(new Set(lines.map((line) => line.length)).size).toBe(1);
});

test('a terminal shows how far the step under way is, in one line that is replaced', () => {
  const { log, wait, written } = logTo(true);
  log.step('reading');
  log.step('pages', { done: 0, of: 80 });
  wait(2);
  log.step('pages', { done: 40, of: 80 });
  expect(written.at(-1)).toBe(
    `\r\x1b[KMaking pages  ${'█'.repeat(12)}${'░'.repeat(12)} 40/80  2 s\r`,
  );
  log.end();
  expect(written.at(-1)).toMatch(/^Making pages +2\.0 s\n$/m);
});

test('what is drawn on a narrow terminal stays in its line', () => {
  const { log, written } = logTo(true, 20);
  log.step('pages', { done: 1, of: 2 });
  expect(written.at(-1)?.replace('\r\x1b[K', '').trimEnd()).toHaveLength(19);
  log.end();
});

test('where nothing but reading was to be done, nothing is printed', () => {
  const { log, written } = logTo(false);
  log.step('reading');
  log.end();
  expect(written).toEqual([]);
});

test('a step that fails is not said to have been done', () => {
  const { log, written } = logTo(false);
  log.step('reading');
  log.step('compiling');
  log.fail();
  expect(written.join('')).not.toContain('Compiling');
});
