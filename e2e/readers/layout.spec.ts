import { everyPage } from '../pages.ts';
import { expect, test } from '../reader.ts';

/** Also what a reader has who zooms a window of 1280 px to 400 %. */
const NARROWEST = { width: 320, height: 640 };

for (const [name, address] of everyPage) {
  test(`nothing sticks out at 320 px on ${name}`, async ({ page }) => {
    await page.setViewportSize(NARROWEST);
    await page.goto(address);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(
      NARROWEST.width,
    );
    expect(await page.evaluate(textOutsideOfTheWindow)).toEqual([]);
  });
}

/** Text that a reader cannot bring into view: beyond an edge, in no box that scrolls. */
function textOutsideOfTheWindow(): string[] {
  const scrolls = (element: Element | null): boolean =>
    element !== null &&
    (['auto', 'scroll'].includes(getComputedStyle(element).overflowX) ||
      scrolls(element.parentElement));
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const outside: string[] = [];
  while (texts.nextNode()) {
    const text = texts.currentNode as Text;
    const parent = text.parentElement;
    if (!parent?.checkVisibility() || !text.data.trim() || scrolls(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const { left, right, width, bottom } = range.getBoundingClientRect();
    // Text for screen readers alone is a pixel wide, or above the window until it has focus.
    const forScreenReaders = parent.getBoundingClientRect().width <= 1 || bottom <= 0;
    if (width > 0 && !forScreenReaders && (left < -1 || right > innerWidth + 1)) {
      outside.push(text.data.trim().slice(0, 60));
    }
  }
  return outside;
}

for (const address of ['/', '/blog', '/blog/pictures', '/blog/own-picture', '/blog/videos']) {
  test(`nothing moves while ${address} loads`, async ({ page }) => {
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as LayoutShift).value);
      }).observe({ type: 'layout-shift', buffered: true });
      type LayoutShift = PerformanceEntry & { value: number };
    });
    await page.goto(address, { waitUntil: 'load' });
    await page.evaluate(
      () =>
        new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    const shifts = await page.evaluate(
      () => (window as unknown as { shifts: number[] }).shifts,
    );
    expect(shifts.reduce((sum, value) => sum + value, 0)).toBeLessThan(0.01);
  });
}

for (const width of [1280, 1920]) {
  test(`lines of text hold 60 to 75 characters at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/blog/long-read');
    const lengths = await page.locator('[data-body] > p').first().evaluate(lengthsOfLines);
    const full = lengths.slice(0, -1);
    const mean = full.reduce((sum, length) => sum + length, 0) / full.length;
    expect(mean).toBeGreaterThanOrEqual(60);
    expect(mean).toBeLessThanOrEqual(75);
  });
}

/** Characters on each line of a paragraph, as it was broken. */
function lengthsOfLines(paragraph: Element): number[] {
  const text = paragraph.firstChild as Text;
  const lines = new Map<number, number>();
  for (let at = 0; at < text.length; at++) {
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    const { top } = range.getBoundingClientRect();
    lines.set(top, (lines.get(top) ?? 0) + 1);
  }
  // The blank at which a line was broken hangs beyond it.
  return [...lines.values()].map((length) => length - 1);
}
