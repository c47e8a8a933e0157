import type { Edition } from '#newsroom/edition.ts';
import { warmUpAddresses } from '#newsroom/pages.ts';
import { recall, remember } from './build-memory.ts';
import { codeNow } from './code-now.ts';
import type { Prepared } from './prepared.ts';

/*
 * The first page of a kind takes a process forty times as long as the next one, since its code
 * is loaded then. So one that waits for work makes pages of the build before on trial, and
 * throws them away.
 */
const MEMORY = 'rehearsal.json';

/** The word for a process that is to do so. */
export const REHEARSING = 'rehearsing';

/**
 * Keeps for the next build what is to be made on trial: something of each kind.
 * @param dist Next's folder with the compiled code
 */
export function rememberRehearsal(
  { buildDir, code }: Pick<Prepared, 'buildDir' | 'code'>,
  dist: string,
  edition: Edition,
): Promise<void> {
  return remember(buildDir, MEMORY, code, { [dist]: warmUpAddresses(edition) });
}

/**
 * Makes what is to be made on trial, as long as nobody asks for anything.
 * @throws where something cannot be made, as when it is a folder that is half written
 */
export async function rehearse(
  buildDir: string,
  isAsked: () => boolean,
  make: (dist: string, address: string) => Promise<unknown>,
): Promise<void> {
  const known = await recall<string[]>(buildDir, MEMORY, codeNow());
  for (const [dist, kinds] of Object.entries(known)) {
    for (const address of kinds) {
      if (isAsked()) return;
      await make(dist, address);
    }
  }
}
