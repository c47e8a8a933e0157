/**
 * Keeps what was made for the keys that were asked for last. Who asks for a key while it is
 * being made waits for the same; what failed is made again.
 * @param most how many are kept
 */
export function recentlyMade<T>(most: number) {
  const kept = new Map<string, Promise<T>>();
  return (key: string, make: () => Promise<T>): Promise<T> => {
    const made = kept.get(key) ?? make();
    kept.delete(key);
    kept.set(key, made);
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break;
      kept.delete(oldest);
    }
    made.catch(() => kept.delete(key));
    return made;
  };
}
