import { isUtf8 } from 'node:buffer';

/**
 * Reads the name of a file as the system has it, which may be any bytes.
 * @returns the name; where it is not UTF-8, each backslash and each byte that is not ASCII is
 * written as `\xE9`, so that a message can name the file, and no two files share a name
 */
export function readName(bytes: Buffer): { name: string; isUtf8: boolean } {
  if (isUtf8(bytes)) return { name: bytes.toString(), isUtf8: true };
  const name = bytes
    .toString('latin1')
    .replace(/[^\0-\x7f]|\\/g, (byte) => `\\x${byte.charCodeAt(0).toString(16).toUpperCase()}`);
  return { name, isUtf8: false };
}

/** The bytes behind a name that is not UTF-8, as {@link readName} shows it. */
export function bytesOfName(name: string): Buffer {
  const byteOf = (_: string, hex: string) => String.fromCharCode(Number.parseInt(hex, 16));
  return Buffer.from(name.replace(/\\x([\dA-F]{2})/g, byteOf), 'latin1');
}
