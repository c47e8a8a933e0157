import { isMainThread } from 'node:worker_threads';

/** For tests: work for a thread that behaves well, or badly. */
export function moduleOf(given: string) {
  return { given, isMainThread };
}

export function throwError(message: string): never {
  throw new TypeError(message);
}

/** Keeps a processor busy for so many milliseconds. */
export function spin(milliseconds: number): string {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
  return 'done';
}

export function fillMemory(): number {
  const held: number[][] = [];
  for (;;) held.push(Array.from({ length: 10_000 }, (_, index) => index + held.length));
}
