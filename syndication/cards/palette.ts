import { identity } from '#site/identity.ts';

/** The light colours of `app/styles/tokens.css`, under the same names; a test holds them together. */
export const palette = {
  paper: '#fdfdfc',
  surface: '#f3f4f5',
  ink: '#14171d',
  inkMuted: '#555c68',
  accentInk: '#b3310e',
  accent: identity.themeColor,
  rule: '#d9dce1',
  ruleStrong: '#14171d',
} as const;
