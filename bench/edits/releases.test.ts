import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, expect, test } from 'vitest';
import { chance } from '#e2e/chance.ts';
import { environment } from '#site/environment.ts';
import { editedArchive } from './edited-archive.ts';
import { Maker } from './maker.ts';

/*
 * A release that takes over what an edit does not touch must be the one that a build from
 * nothing makes. Which edits there are is left to chance: the same seed gives the same ones.
 */

const EDITS = environment().edits ?? 40;
const SEED = environment().seed ?? randomInt(2 ** 32);
console.log(`The seed is ${SEED}. To repeat these edits: SEED=${SEED} EDITS=${EDITS}`);

/** Contentlayer takes two seconds to start: it is asked after each so many edits. */
const COMPILED = 10;

const KILLS = 6;

/** What a release of the small archive takes, from processes that have just been started. */
const LONGEST_RELEASE_MS = 2_500;

/** What a process that makes from nothing has in memory, and its pictures, go after so many. */
const FORGOTTEN = 20;

/** What processes take to end, and thousands of files to be removed, on a machine that is busy. */
const LONGEST_END_MS = 120_000;

const folder = mkdtempSync(path.join(tmpdir(), 'every-edit-'));
const makers: Maker[] = [];
let folders = 0;

const newData = () => {
  folders += 1;
  return path.join(folder, `data-${folders}`);
};

function maker(
  content: string,
  audience: 'writers' | 'readers',
  fromNothing: 'fromNothing' | '' = '',
  dataDir = newData(),
): Maker {
  const made = new Maker(audience, content, dataDir, fromNothing);
  makers.push(made);
  return made;
}

afterEach(async () => {
  for (const one of makers.splice(0)) await one.end();
}, LONGEST_END_MS);
afterAll(() => rmSync(folder, { recursive: true, force: true }), LONGEST_END_MS);

test(`after each of ${EDITS} edits, the next release is the one that a build from nothing makes`, {
  timeout: 3_600_000,
}, async () => {
  const content = path.join(folder, 'content');
  const dice = chance(SEED);
  const { edits, now, pass } = await editedArchive(content, dice);
  const names = Object.keys(edits);
  const stepwise = maker(content, 'writers');
  const compiled = maker(content, 'readers');
  let anew = maker(content, 'writers', 'fromNothing');
  await stepwise.release(now());
  for (let edit = 1; edit <= EDITS; edit++) {
    const name = names[dice.below(names.length)] ?? '';
    await edits[name]?.();
    pass(1_000 + dice.below(dice.happens(0.2) ? 86_400_000 : 60_000));
    if (edit % FORGOTTEN === 0) {
      await anew.end();
      anew = maker(content, 'writers', 'fromNothing');
    }
    const [next, whole, read] = await Promise.all([
      stepwise.release(now()),
      anew.release(now()),
      edit % COMPILED === 0 ? compiled.release(now()) : null,
    ]);
    expect(next, `seed ${SEED}, edit ${edit}: ${name}`).toEqual(whole);
    if (read)
      expect(read, `seed ${SEED}, edits up to ${edit}, as readers get them`).toEqual(whole);
  }
});

test('the same where the search has several volumes, which posts come into and leave', {
  timeout: 1_800_000,
}, async () => {
  const content = path.join(folder, 'large');
  const dice = chance(SEED);
  const { edits, now, pass } = await editedArchive(content, dice, 305);
  const stepwise = maker(content, 'writers');
  const anew = maker(content, 'writers', 'fromNothing');
  const first = await stepwise.release(now());
  expect(Object.keys(first)).toContain('pagefind/until-2019/pagefind-entry.json');
  for (const names of [['another date'], ['another text', 'a deleted post', 'a new post']]) {
    let next: Record<string, string> = {};
    for (const name of names) {
      await edits[name]?.();
      pass(60_000);
      next = await stepwise.release(now());
    }
    expect(next, `seed ${SEED}, ${names.join()}`).toEqual(await anew.release(now()));
  }
});

test(`a build that is killed leaves the next one right, at each of ${KILLS} moments`, {
  timeout: 1_800_000,
}, async () => {
  const content = path.join(folder, 'killed');
  const data = newData();
  const dice = chance(SEED);
  const { edits, now, pass } = await editedArchive(content, dice);
  const names = Object.keys(edits);
  const anew = maker(content, 'writers', 'fromNothing');
  let stepwise = maker(content, 'writers', '', data);
  await stepwise.release(now());
  for (let kill = 1; kill <= KILLS; kill++) {
    const done = [0, 1].map(() => names[dice.below(names.length)] ?? '');
    for (const name of done) await edits[name]?.();
    pass(60_000);
    const cut = stepwise.release(now()).catch(() => null);
    const moment = dice.below(LONGEST_RELEASE_MS);
    await pause(moment);
    await stepwise.kill();
    await cut;
    stepwise = maker(content, 'writers', '', data);
    pass(1_000);
    const [next, whole] = await Promise.all([stepwise.release(now()), anew.release(now())]);
    expect(next, `seed ${SEED}, killed after ${moment} ms of ${done.join(' and ')}`).toEqual(
      whole,
    );
  }
});
