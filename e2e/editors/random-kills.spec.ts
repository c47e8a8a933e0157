import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { environment } from '#site/environment.ts';
import { chance } from '../chance.ts';
import { type Site, startSite } from '../command.ts';
import { freePort } from '../free-port.ts';
import { type AskCms, cmsOf, formOf } from './cms-request.ts';
import { choices, post } from './content.ts';
import { processesOf, type Victim, victims } from './processes.ts';
import { ReleaseCrawler } from './release-crawler.ts';
import { damagedFiles } from './released.ts';
import { contentRepository } from './repository.ts';
import { signIn } from './signed-in.ts';
import { expectSoundRepository } from './sound.ts';

/*
 * An editor saves and publishes while processes are killed at random moments. The same seed gives
 * the same posts, victims and moments; how far the work is at a moment depends on the machine.
 */

const KILLS = environment().kills ?? 12;
const SEED = environment().seed ?? randomInt(2 ** 32);

/** The last moment of a kill, counted from the save: by then a publication is usually live. */
const LONGEST_MS = 4_000;

/** One in so many drafts is left unpublished, and has to survive all later kills. */
const LEFT = 4;

const SLUGS = ['one', 'two', 'three', 'four', 'five', 'six'] as const;

let repository: ReturnType<typeof contentRepository>;
let site: Site;
let crawler: ReleaseCrawler;
test.afterEach(async () => {
  await crawler?.stop();
  await site?.kill();
  repository?.remove();
});

/** The texts that the editor was told were saved, and published, by the post's slug. */
type Acknowledged = { saved: Map<string, string>; published: Map<string, string> };

test(`after each of ${KILLS} kills nothing acknowledged is lost, and no reader gets a mix of releases`, async () => {
  test.setTimeout(300_000 + KILLS * 60_000);
  console.log(`The seed is ${SEED}. To repeat these kills: SEED=${SEED} KILLS=${KILLS}`);
  const dice = chance(SEED);
  repository = contentRepository({
    ...Object.fromEntries(SLUGS.map((slug) => [`posts/${slug}.md`, post(slug, 'Text 0.')])),
    ...choices,
  });
  const { git, variables } = repository;
  const server = { ...variables, PORT: `${await freePort()}` };
  site = await startSite(server, 'edit', true);
  const cookie = await signIn(site);
  const ask: AskCms = cmsOf(site, cookie);
  crawler = new ReleaseCrawler(site.origin, variables.DATA_DIR);
  const expected: Acknowledged = { saved: new Map(), published: new Map() };

  const textAt = (ref: string, slug: string) => {
    if (git('for-each-ref', ref) === '') return null;
    return git('show', `${ref}:posts/${slug}.md`).split('\n').at(-1) ?? null;
  };
  const draftOf = (slug: string) => textAt(`refs/heads/cms/posts/${slug}`, slug);
  const publishedOf = (slug: string) => textAt('refs/heads/main', slug);
  const isDone = (action: string, params: object) =>
    ask(action, params).then(
      ({ status }) => status === 200,
      () => false,
    );

  /** Saves a text, and publishes it. @returns which of the two were acknowledged */
  async function edit(slug: string, text: string, publishes: boolean) {
    const form = await formOf(ask, slug, text).catch(() => null);
    const isSaved = form !== null && (await isDone('persistEntry', form));
    const isPublished =
      isSaved &&
      publishes &&
      (await isDone('publishUnpublishedEntry', { collection: 'posts', slug }));
    return { isSaved, isPublished };
  }

  /** Kills a process of a kind, and starts what does not start by itself. */
  async function kill(victim: Victim): Promise<void> {
    if (victim === 'server' || victim === 'all') {
      crawler.isServerDown = true;
      await site.kill(victim === 'all');
      site = await startSite(server, 'edit', true);
      crawler.isServerDown = false;
      return;
    }
    // A builder starts others only with its next build: without any, all is killed.
    const [pid] = processesOf(site.pid, victim);
    if (pid === undefined) return kill('all');
    process.kill(pid, 'SIGKILL');
  }

  for (let round = 1; round <= KILLS; round++) {
    const slug = SLUGS[dice.below(SLUGS.length)] ?? 'one';
    const victim = victims[dice.below(victims.length)] ?? 'server';
    const moment = dice.below(LONGEST_MS);
    const publishes = dice.below(LEFT) > 0;
    const text = `Text ${round}.`;
    const when = `seed ${SEED}, kill ${round}: ${victim}, ${moment} ms after a save`;
    const editing = edit(slug, text, publishes);
    await sleep(moment);
    await kill(victim);
    const { isSaved, isPublished } = await editing;

    await expectSoundRepository(git, when);
    expect(damagedFiles(variables.DATA_DIR), when).toEqual([]);
    const draft = draftOf(slug);
    const published = publishedOf(slug);
    // What was not acknowledged may have been done.
    if (draft === text || published === text) expected.saved.delete(slug);
    else expect({ when, isSaved }).toEqual({ when, isSaved: false });
    if (draft === text) expected.saved.set(slug, text);
    if (published === text) expected.published.set(slug, text);
    else expect({ when, isPublished }).toEqual({ when, isPublished: false });
    for (const other of SLUGS) {
      expect(draftOf(other), `${when}, draft of ${other}`).toBe(
        expected.saved.get(other) ?? null,
      );
      expect(publishedOf(other), `${when}, ${other}`).toBe(
        expected.published.get(other) ?? 'Text 0.',
      );
    }
    await expect
      .poll(() => git('status', '--porcelain'), {
        message: `${when}, the folder follows`,
        timeout: 60_000,
      })
      .toBe('');
    for (const [other, text] of expected.published) {
      const page = async () => (await fetch(`${site.origin}/blog/${other}`)).text();
      await expect
        .poll(page, {
          message: `${when}, what readers get`,
          timeout: 120_000,
          intervals: [100],
        })
        .toContain(`<p>${text}</p>`);
    }
    expect(crawler.faults, when).toEqual([]);
  }
  await crawler.stop();
  console.log(`${KILLS} kills, ${crawler.responses} responses compared with the releases.`);
  expect(crawler.faults).toEqual([]);
});
