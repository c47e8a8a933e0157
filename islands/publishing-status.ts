/** The page's words about publishing, kept as they are on the server while the page is open. */
class PublishingStatus extends HTMLElement {
  #events: EventSource | undefined;
  #shown = '';

  connectedCallback(): void {
    this.#events = new EventSource(this.dataset.events ?? '');
    this.#events.addEventListener('message', ({ data }: MessageEvent<string>) => {
      // The first tells what the page shows already.
      if (this.#shown !== '' && this.#shown !== data) this.#refresh();
      this.#shown = data;
    });
  }

  disconnectedCallback(): void {
    this.#events?.close();
  }

  async #refresh(): Promise<void> {
    const answer = await fetch(location.href);
    // A session that has ended is told of by the next page that is opened.
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.querySelector(this.localName);
    if (fresh) this.replaceChildren(...fresh.childNodes);
  }
}

customElements.define('publishing-status', PublishingStatus);
