/* On pages of editors and reviewers: an address can be copied. Without this script it is there to be read. */
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
