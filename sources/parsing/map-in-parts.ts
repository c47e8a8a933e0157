/** So many texts are waiting for a thread at once: enough to keep all busy, few to hold. */
const PART = 32;

/** Applies `work` to all items, part by part, and keeps the order of the results. */
export async function mapInParts<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += PART) {
    results.push(...(await Promise.all(items.slice(start, start + PART).map(work))));
  }
  return results;
}
