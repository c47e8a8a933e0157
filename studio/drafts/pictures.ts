import path from 'node:path';

/** Whether a text names a picture, and not only another one whose name ends like that. */
export function namesPicture(text: string, file: string): boolean {
  const name = path.basename(file);
  // Whoever has written it has encoded nothing, what an address must not hold, or all signs.
  return [name, encodeURI(name), encodeURIComponent(name)].some((written) =>
    text
      .split(written)
      .slice(0, -1)
      .some((before) => !/[\p{L}\p{N}_-]$/u.test(before)),
  );
}
