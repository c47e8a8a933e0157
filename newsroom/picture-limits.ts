/**
 * What a picture may weigh in bytes, and have in pixels. More is a mistake: it would take its
 * readers minutes, and this program all memory.
 */
export const pictureLimits = { bytes: 40_000_000, pixels: 100_000_000 } as const;
