import pMap, { pMapSkip } from 'p-map';

/**
 * Runs `work` for each item, at most `concurrency` at a time, as p-map does. After an error no
 * further work is started.
 * @returns the results in the order of the items
 * @throws the first error, once all work that had been started has ended: p-map alone would
 * throw at once, and the caller could remove files that are being written
 */
export async function mapConcurrent<T, Result>(
  items: Iterable<T>,
  concurrency: number,
  work: (item: T) => Promise<Result>,
): Promise<Result[]> {
  const errors: unknown[] = [];
  const guarded = async (item: T) => {
    if (errors.length > 0) return pMapSkip;
    try {
      return await work(item);
    } catch (error) {
      errors.push(error);
      return pMapSkip;
    }
  };
  const results = await pMap(items, guarded, { concurrency });
  if (errors.length > 0) throw errors[0];
  return results;
}
