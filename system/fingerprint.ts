import { createHash } from 'node:crypto';

/** Hashes some parts into a short name: the same parts give the same name. */
export function fingerprint(...parts: (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    // The length keeps ("ab", "c") apart from ("a", "bc").
    hash.update(`${part.length}:`).update(part);
  }
  return hash.digest('hex').slice(0, 24);
}
