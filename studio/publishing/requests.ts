import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { readKept } from '#site/kept-file.ts';
import { siteFolder } from '#sources/site-folder.ts';
import { tryLock } from '#system/lock.ts';
import { ifMissing } from '#system/missing.ts';
import { writeFileAtomic } from '#system/write-file-atomic.ts';
import { person } from '../drafts/record-parts.ts';

/**
 * What the publisher is asked to do by other processes: to look whether there is something to
 * publish, or to give readers an earlier release again.
 */
export type PublisherRequest = { do: 'look' } | GoBack;

export type GoBack = { do: 'go-back'; release: string; by: { name: string; email: string } };

const REQUEST: z.ZodType<PublisherRequest> = z.discriminatedUnion('do', [
  z.looseObject({ do: z.literal('look') }),
  z.looseObject({ do: z.literal('go-back'), release: z.string(), by: person }),
]);

const folder = () => path.join(siteFolder(), 'requests');

/** However often it is asked to look before it does, it looks once. */
const LOOK = 'look.json';

export function ask(request: PublisherRequest): Promise<void> {
  const name = request.do === 'look' ? LOOK : `${Date.now()}-${randomUUID()}.json`;
  return writeFileAtomic(path.join(folder(), name), JSON.stringify(request));
}

/** The end of a name is what an earlier version added to a request that it had begun. */
const REQUEST_NAME = /\.json(\.taken-by-[\w-]+)?$/;

/**
 * Handles the oldest request; one publisher at a time does. A request is removed when `handle` has
 * ended, so that the next publisher handles again what a killed one had begun.
 * @returns whether there was one; false also while another publisher handles one
 */
export async function handleRequest(
  handle: (request: PublisherRequest) => Promise<void>,
): Promise<boolean> {
  if ((await waiting()).length === 0) return false;
  const handled = await tryLock(folder(), async ({ assertHeld }) => {
    for (const { file, request } of await waiting()) {
      await handle(request);
      assertHeld();
      await rm(file, { force: true });
      return true;
    }
    return false;
  });
  return handled === true;
}

/** Requests to go back that are not done yet, oldest first. */
export async function waitingGoBacks(): Promise<GoBack[]> {
  const requests = (await waiting()).map(({ request }) => request);
  return requests.filter((request) => request.do === 'go-back');
}

async function waiting(): Promise<{ file: string; request: PublisherRequest }[]> {
  const names = (await readdir(folder()).catch(ifMissing([]))).sort();
  return names
    .filter((name) => REQUEST_NAME.test(name))
    .flatMap((name) => {
      const file = path.join(folder(), name);
      const request = readKept(file, REQUEST);
      return request === null ? [] : [{ file, request }];
    });
}
