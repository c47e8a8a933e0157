/** How long it is said that something was done, in milliseconds. */
const SAID_FOR = 4000;

/** Signs on a field of 16 by 16: two links of a chain, and an arrow out of a box. */
const COPY =
  '<path d="M7 9a3 3 0 0 0 4 0l2-2a3 3 0 0 0-4-4L8 4m1 3a3 3 0 0 0-4 0L3 9a3 3 0 0 0 4 4l1-1"/>';
const SHARE = '<path d="m5 5 3-3 3 3M8 2v8M5 7H3v7h10V7h-2"/>';

/** Copies the page's address, or hands it to the system's own way of sharing. */
class SharePost extends HTMLElement {
  #said = document.createElement('span');
  #timer = 0;

  connectedCallback(): void {
    this.#said.role = 'status';
    this.replaceChildren();
    // Browsers offer these on https alone, and not all have both.
    if (navigator.clipboard) this.#offer('Copy link', COPY, () => this.#copy());
    if ('share' in navigator) this.#offer('Share', SHARE, () => this.#share());
    this.append(this.#said);
  }

  #offer(label: string, sign: string, act: () => void): void {
    const button = document.createElement('button');
    button.type = 'button';
    button.title = button.ariaLabel = label;
    button.innerHTML = `<svg viewBox="0 0 16 16" aria-hidden="true">${sign}</svg>`;
    button.addEventListener('click', act);
    this.append(button);
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(address());
      this.#say('Link copied');
    } catch {
      this.#say(`Copy this: ${address()}`, false);
    }
  }

  async #share(): Promise<void> {
    try {
      await navigator.share({
        title: document.querySelector('h1')?.textContent ?? '',
        url: address(),
      });
    } catch (error) {
      // Who closes the system's window changed their mind.
      if ((error as Error).name !== 'AbortError') this.#copy();
    }
  }

  #say(words: string, passing = true): void {
    clearTimeout(this.#timer);
    this.#said.textContent = words;
    if (passing) this.#timer = window.setTimeout(() => this.#say('', false), SAID_FOR);
  }
}

/** Without a fragment, and without what others have added to count readers. */
const address = () => location.origin + location.pathname;

customElements.define('share-post', SharePost);
