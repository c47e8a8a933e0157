import * as iron from 'iron-webcrypto';
import { keyFor } from './secret.ts';

/** What is sealed. A thing sealed for one use is no good for another. */
export type Use = 'session' | 'sign-in';

/** Encrypts and authenticates a value, so that a browser can keep it and learn nothing. */
export function seal(use: Use, value: unknown): Promise<string> {
  return iron.seal(value, keysFor(use), iron.defaults);
}

/** @returns the value, or null for whatever was not sealed here for this use */
export async function unseal(use: Use, sealed: string): Promise<unknown> {
  const keys = { default: keysFor(use) };
  try {
    return await iron.unseal(sealed, keys, iron.defaults);
  } catch {
    // Forged, cut short, sealed with another secret: whoever sent it has nothing from us.
    return null;
  }
}

const keysFor = (use: Use) => ({
  encryption: keyFor(`${use} encryption`),
  integrity: keyFor(`${use} integrity`),
});
