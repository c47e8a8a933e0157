import { THEME_KEY } from '#site/theme-key.ts';

/** What a reader chose, kept in this browser; `system` where nothing is kept. */
export type Choice = 'light' | 'dark' | 'system';

export function readChoice(): Choice {
  // A browser that forbids storage throws; pages then look as the system does.
  try {
    const kept = localStorage.getItem(THEME_KEY);
    return kept === 'light' || kept === 'dark' ? kept : 'system';
  } catch {
    return 'system';
  }
}

export function keepChoice(choice: Choice): void {
  // Where storage is forbidden or full, the choice holds for the open page alone.
  try {
    localStorage.setItem(THEME_KEY, choice);
  } catch {}
}

/** The styles' side of it is `color-scheme` in app/styles/tokens.css. */
export function showChoice(choice: Choice): void {
  const { dataset } = document.documentElement;
  if (choice === 'system') delete dataset.theme;
  else dataset.theme = choice;
}
