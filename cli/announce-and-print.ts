import { announce } from '#publishing/announce/announce.ts';

/** Announces what has changed with a release, and prints how much was announced. */
export async function announceAndPrint(folder: string): Promise<void> {
  for (const [service, count] of await announce(folder, new AbortController().signal)) {
    console.log(`${service} was told of ${count} changed addresses.`);
  }
}
