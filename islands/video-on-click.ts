/**
 * A link to a video, which plays the video in its place when it is clicked. Until then nothing
 * is asked of the video's host. The markup is that of sources/markdown/videos/videos-on-click.ts.
 */
class VideoOnClick extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', this);
  }

  handleEvent(event: MouseEvent): void {
    const link = this.querySelector('a');
    const { video } = this.dataset;
    // With a key held down, readers ask for a tab of its own.
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!link || !video || elsewhere) return;
    event.preventDefault();
    const frame = player(video, link.textContent || link.querySelector('img')?.alt || 'Video');
    link.before(frame);
    frame.focus();
  }
}

function player(video: string, title: string): HTMLIFrameElement {
  const address = new URL(video);
  address.searchParams.set('autoplay', '1');
  return Object.assign(document.createElement('iframe'), {
    allow: 'autoplay; fullscreen; picture-in-picture; encrypted-media',
    // YouTube plays nothing without a referrer.
    referrerPolicy: 'strict-origin-when-cross-origin',
    sandbox: 'allow-scripts allow-same-origin allow-popups allow-presentation',
    src: address.href,
    title,
  });
}

customElements.define('video-on-click', VideoOnClick);
