import path from 'node:path';

/** The raster formats that browsers show, by the endings of their names. */
const ENDINGS = ['jpg', 'jpeg', 'png', 'webp', 'gif', 'avif'];

export const isPicture = (file: string): boolean =>
  ENDINGS.includes(path.extname(file).slice(1).toLowerCase());

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
