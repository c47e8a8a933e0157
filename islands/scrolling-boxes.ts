/*
 * Code and tables that are wider than their column scroll in boxes of their own. A reader who
 * moves by keyboard needs a stop at those, and at no others. Only a browser knows which scroll.
 * Chromium and Firefox make a stop of such a box by themselves; Safari does not, so this script
 * does it for all.
 */
const boxes = document.querySelectorAll<HTMLElement>('.body :is(pre, .table-scroll)');

function update(): void {
  const scrolling = [...boxes].map((box) => box.scrollWidth > box.clientWidth);
  for (const [index, box] of boxes.entries()) {
    if (scrolling[index]) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  }
}

const observer = new ResizeObserver(update);
for (const box of boxes) {
  observer.observe(box);
  // A table grows when its font arrives; its box does not.
  if (box.firstElementChild) observer.observe(box.firstElementChild);
}
update();
