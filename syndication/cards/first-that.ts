/** The first that passes, where all that follow one that passes would pass as well. */
export async function firstThat<T>(
  candidates: readonly T[],
  passes: (candidate: T) => Promise<boolean>,
): Promise<T | null> {
  let low = 0;
  let high = candidates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (await passes(candidates[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return candidates[low] ?? null;
}
