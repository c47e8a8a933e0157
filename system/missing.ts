/**
 * Reads something that need not be there.
 * @returns what `read` gives, or `otherwise` where a file or folder does not exist
 * @throws every other error: what may not be read is not the same as what is missing
 */
export function orIfMissing<T, Otherwise>(otherwise: Otherwise, read: () => T): T | Otherwise {
  try {
    return read();
  } catch (error) {
    if (isMissing(error)) return otherwise;
    throw error;
  }
}

/** For `catch` of a promise: as `orIfMissing`. */
export function ifMissing<Otherwise>(otherwise: Otherwise): (error: unknown) => Otherwise {
  return (error) => {
    if (isMissing(error)) return otherwise;
    throw error;
  };
}

/**
 * Whether an error says that a file or folder does not exist. A file in the place of a folder
 * above it (`ENOTDIR`) is not the same: somebody has to remove it.
 */
export function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
