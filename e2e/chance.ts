/** Chance that repeats itself: the same seed, the same throws. */
export type Chance = {
  /** A whole number from 0 up to, not including, `limit`. */
  below: (limit: number) => number;
  happens: (probability: number) => boolean;
  /** As `below`, the small numbers far more often: a few authors write most posts. */
  skewed: (limit: number) => number;
  /** A number from a distribution given by evenly spaced quantiles. */
  between: (quantiles: number[]) => number;
  /** An index, each as often as its share of all. */
  share: (shares: number[]) => number;
};

export function chance(seed: number): Chance {
  let state = seed;
  // Mulberry32: 32 bits of state are plenty for content that nobody reads.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    below: (limit) => Math.floor(next() * limit),
    happens: (probability) => next() < probability,
    skewed: (limit) => Math.floor(next() ** 3 * limit),
    between: (quantiles) => {
      const at = next() * (quantiles.length - 1);
      const low = quantiles[Math.floor(at)] ?? 0;
      const high = quantiles[Math.ceil(at)] ?? low;
      return Math.round(low + (high - low) * (at % 1));
    },
    share: (shares) => {
      let rest = next() * shares.reduce((sum, share) => sum + share, 0);
      const at = shares.findIndex((share) => {
        rest -= share;
        return rest < 0;
      });
      return Math.max(at, 0);
    },
  };
}
