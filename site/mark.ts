/** The site's sign: a masthead's rules, from thick to thin, in a square of `size`. */
export const mark = {
  size: 32,
  /** Path data of SVG. */
  path: 'M0 0h32v12H0zM0 17h32v7H0zM0 29h32v3H0z',
} as const;
