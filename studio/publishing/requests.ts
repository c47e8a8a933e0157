import { randomUUID } from 'node:crypto';
import { readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { readKept } from '#site/kept-file.ts';
import { siteFolder } from '#sources/site-folder.ts';
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

/** A request that one publisher has taken. It is done when `done` was called, also if killed before. */
export type Taken = { request: PublisherRequest; done: () => Promise<void> };

const folder = () => path.join(siteFolder(), 'requests');

/** However often it is asked to look before it does, it looks once. */
const LOOK = 'look.json';

export function ask(request: PublisherRequest): Promise<void> {
  const name = request.do === 'look' ? LOOK : `${Date.now()}-${randomUUID()}.json`;
  return writeFileAtomic(path.join(folder(), name), JSON.stringify(request));
}

const TAKEN = /\.taken-by-(\d+)(?:-(\w+))?$/;

/** Of this process, whose number another one may have had before: in a container all are 1. */
const OURSELVES = randomUUID().replaceAll('-', '');

/**
 * Takes the oldest request. Of several publishers one gets it.
 * @param isAlive whether a process is still there; what a killed one has taken is taken again
 * @returns null where nothing is asked
 */
export async function takeRequest(isAlive: (pid: number) => boolean): Promise<Taken | null> {
  for (const name of await names()) {
    const [, pid, id] = TAKEN.exec(name) ?? [];
    if (pid !== undefined) {
      const isOurNumber = Number(pid) === process.pid;
      if (isOurNumber ? id === OURSELVES : isAlive(Number(pid))) continue;
    } else if (!name.endsWith('.json')) continue;
    const taken = `${name.replace(TAKEN, '')}.taken-by-${process.pid}-${OURSELVES}`;
    const file = path.join(folder(), taken);
    if (!(await moved(path.join(folder(), name), file))) continue;
    const request = readKept(file, REQUEST);
    if (request === null) continue;
    return { request, done: () => rm(file, { force: true }) };
  }
  return null;
}

/** Requests to go back that are not done yet, also those that a publisher has taken; oldest first. */
export async function waitingGoBacks(): Promise<GoBack[]> {
  const whole = (await names()).filter((name) => name.replace(TAKEN, '').endsWith('.json'));
  return whole.flatMap((name) => {
    const request = readKept(path.join(folder(), name), REQUEST);
    return request?.do === 'go-back' ? [request] : [];
  });
}

async function names(): Promise<string[]> {
  return (await readdir(folder()).catch(ifMissing([]))).sort();
}

async function moved(from: string, to: string): Promise<boolean> {
  return rename(from, to).then(() => true, ifMissing(false));
}
