/** The raster formats that browsers show, by the endings of their names. */
const RASTER = ['avif', 'gif', 'jpeg', 'jpg', 'png', 'webp'];

/** Besides these, what a post may show. It can hold scripts: editors upload none. */
const ALL = [...RASTER, 'svg'];

const endsIn = (name: string, endings: string[]) =>
  endings.includes(/\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? '');

/** Whether a file or address is called as a picture that editors may upload. */
export const endsAsRaster = (name: string): boolean => endsIn(name, RASTER);

/**
 * Whether a file or address is called as a picture is. Servers take its type from there: under
 * another name, a file that can be read as a picture would be a page or a script of ours.
 */
export const endsAsPicture = (name: string): boolean => endsIn(name, ALL);
