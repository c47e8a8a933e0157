import { type Choice, keepChoice, readChoice, showChoice } from './choice.ts';

/** What each choice is called, and its sign, drawn on a field of 16 by 16. */
const CHOICES: Record<Choice, [label: string, sign: string]> = {
  light: [
    'Light',
    '<circle cx="8" cy="8" r="3"/><path d="M8 1v2m0 10v2M1 8h2m10 0h2M3 3l1.5 1.5m7 7L13 13m0-10-1.5 1.5m-7 7L3 13"/>',
  ],
  dark: ['Dark', '<path d="M13.5 10A6 6 0 0 1 6 2.5a6 6 0 1 0 7.5 7.5Z"/>'],
  system: [
    'As the system',
    '<circle cx="8" cy="8" r="6"/><path d="M8 2a6 6 0 0 1 0 12Z" fill="currentColor"/>',
  ],
};

/** Light, dark, or as the system has it. Empty without scripts: pages then follow the system. */
class ThemeSwitch extends HTMLElement {
  connectedCallback(): void {
    this.role = 'radiogroup';
    this.ariaLabel = 'Colours';
    this.innerHTML = Object.entries(CHOICES)
      .map(
        ([choice, [label, sign]]) =>
          `<label title="${label}"><input type="radio" name="theme" value="${choice}" aria-label="${label}"><svg viewBox="0 0 16 16" aria-hidden="true">${sign}</svg></label>`,
      )
      .join('');
    this.#follow();
    this.addEventListener('change', this);
    // Another tab may choose, also while this page waits in the browser's history.
    addEventListener('storage', this);
    addEventListener('pageshow', this);
  }

  handleEvent({ type, target }: Event): void {
    if (type !== 'change') {
      this.#follow();
      return;
    }
    const choice = (target as HTMLInputElement).value as Choice;
    keepChoice(choice);
    showChoice(choice);
  }

  #follow(): void {
    const choice = readChoice();
    showChoice(choice);
    const input = this.querySelector<HTMLInputElement>(`[value=${choice}]`);
    if (input) input.checked = true;
  }
}

customElements.define('theme-switch', ThemeSwitch);
