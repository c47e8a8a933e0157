/**
 * Does the same with many things, some at a time. After a failure nothing more is begun.
 * @throws what went wrong first, once nothing is under way any more
 */
export async function mapConcurrent<T>(
  things: T[],
  atOnce: number,
  work: (thing: T) => Promise<void>,
): Promise<void> {
  const rest = things.values();
  const failures: unknown[] = [];
  const worker = async () => {
    for (const thing of rest) {
      if (failures.length > 0) return;
      await work(thing).catch((error) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  if (failures.length > 0) throw failures[0];
}
