import { announce } from '#publishing/announce/announce.ts';

/** Tells the services of the environment what has changed with a release, and prints of how much. */
export async function announceAndPrint(folder: string): Promise<void> {
  for (const [service, count] of await announce(folder, new AbortController().signal)) {
    console.log(`${service} was told of ${count} changed addresses.`);
  }
}
