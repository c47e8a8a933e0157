/**
 * The way through a search by keyboard: `/` leads to the words, arrows lead down into what
 * was found and back up, Escape leads back, and takes the words away when it is pressed there.
 * @param stops what can be found, in order; asked anew at each key
 */
export function followKeys(input: HTMLInputElement, stops: () => HTMLElement[]): void {
  document.addEventListener('keydown', (event) => {
    const { key, altKey, ctrlKey, metaKey, isComposing, target } = event;
    if (altKey || ctrlKey || metaKey || isComposing) return;
    const way = [input, ...stops()];
    const at = way.indexOf(target as HTMLInputElement);
    const next = at < 0 ? undefined : { ArrowDown: way[at + 1], ArrowUp: way[at - 1] }[key];
    if (next) next.focus();
    else if (key === '/' && !isWriting(target)) input.select();
    else if (key === 'Escape' && at > 0) input.focus();
    else if (key === 'Escape' && at === 0) {
      input.value = '';
      input.dispatchEvent(new Event('input', { bubbles: true }));
    } else return;
    event.preventDefault();
  });
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches('input, select, textarea, [contenteditable]')
  );
}
