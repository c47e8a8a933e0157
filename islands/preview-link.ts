import { isPageAddress } from '#site/page-addresses.ts';

/*
 * On a preview: links to pages of the site stay within it, and its address can be copied.
 * Without this script, links lead to the public site, and the address stands in the browser.
 */
const [, preview = ''] = /^(\/preview\/[^/]+)/.exec(location.pathname) ?? [];

document.addEventListener('click', (event) => {
  const link = (event.target as Element).closest('a');
  const href = link?.getAttribute('href');
  if (!preview || !link || !href?.startsWith('/') || href.startsWith('//')) return;
  const path = link.pathname === '/' ? '/' : link.pathname.replace(/\/$/, '');
  // Feeds, pictures, the search: they have no preview, and are there on the public site.
  if (!isPageAddress(path)) return;
  // The address is changed, and the browser goes there as it was asked to, in whichever tab.
  link.href = preview + (path === '/' ? '/front' : path) + link.search + link.hash;
});

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copies]')) {
  // Browsers offer this on https and on the machine itself alone.
  button.hidden = !navigator.clipboard;
  const label = button.textContent;
  button.addEventListener('click', async () => {
    const address = location.origin + button.dataset.copies;
    await navigator.clipboard.writeText(address).then(
      () => say(button, 'Link copied', label),
      () => say(button, address, label),
    );
  });
}

/** Says what was done, for four seconds. */
function say(button: HTMLButtonElement, words: string, label: string | null): void {
  button.textContent = words;
  button.role = 'status';
  setTimeout(() => {
    button.textContent = label;
    button.removeAttribute('role');
  }, 4000);
}
