export type Size = { width: number; height: number };

/** In which size to show a picture whose author may have given one side or both. */
export function sizeOf(natural: Size, given: { width?: unknown; height?: unknown }): Size {
  const width = Number(given.width) || null;
  const height = Number(given.height) || null;
  if (width && height) return { width, height };
  if (width) return { width, height: Math.round((width * natural.height) / natural.width) };
  if (height) return { width: Math.round((height * natural.width) / natural.height), height };
  return natural;
}
