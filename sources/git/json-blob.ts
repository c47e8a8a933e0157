import { objectHead, readObject } from './objects.ts';

/** The largest JSON object that is read, in bytes: a larger one is not ours and fills the memory. */
const LARGEST = 32_000_000;

/** The bytes of a JSON value: the same value has the same. */
export function serialize(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** What keeps an object from being read as JSON, in a sentence; null for nothing. */
export function faultOf({ type, size }: { type: string; size: number }): string | null {
  if (type !== 'blob') return `It is a ${type}, and no JSON.`;
  return size > LARGEST ? `It has ${size} bytes; ${LARGEST} are the most.` : null;
}

/** The JSON value of an object; undefined where it holds none. */
export async function readJson(gitDir: string, oid: string): Promise<unknown> {
  const head = await objectHead(gitDir, oid);
  if (head === null || faultOf(head) !== null) return undefined;
  try {
    return JSON.parse((await readObject(gitDir, oid))?.content.toString() ?? '');
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
