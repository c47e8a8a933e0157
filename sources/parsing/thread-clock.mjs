/*
 * How a thread tells since when it has worked on a text. Plain JavaScript, as thread.mjs is.
 */

/** Which number in the shared memory is the thread's: 0 before it begins, -1 where it has none. */
export const TID = 0;

/** Which number is the CPU time that the thread had used when it began, in hundredths of a second. */
export const TICKS = 1;

/** How much shared memory two numbers take. */
export const CLOCK_BYTES = 8;

/**
 * The CPU time of a thread in hundredths of a second, the unit in which Linux tells it.
 * @param {string} stat the thread's `/proc/…/stat`: fields 14 and 15 of proc(5)
 */
export function cpuTicksIn(stat) {
  // The second field is a name in brackets that may hold blanks.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11]) + Number(fields[12]);
}
