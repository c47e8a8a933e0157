/** Where a reader's browser keeps the choice of a theme. */
export const THEME_KEY = 'theme';
