import type { Browser, BrowserContext, Page } from '@playwright/test';

/** Pages that are open at once, with scripts and without: two cores are never idle then. */
const AT_ONCE = 4;

/** What a reader of a page gets, and what the browser had to complain of. */
type Reading = { text: string; links: (string | null)[]; faults: string[] };

/**
 * Opens every page in two browsers, one without scripts.
 * @param isExpected whether an address of this site is known to answer nothing
 * @returns a sentence for each complaint of a browser, and each page that differs
 */
export async function faultsOfPages(
  browser: Browser,
  origin: string,
  addresses: string[],
  isExpected: (address: string) => boolean,
): Promise<string[]> {
  const contexts = await Promise.all(
    [true, false].map((javaScriptEnabled) => browser.newContext({ javaScriptEnabled })),
  );
  const rest = addresses.values();
  const found: string[] = [];
  const worker = async () => {
    const pages = await Promise.all(contexts.map((context) => context.newPage()));
    for (const address of rest) {
      const readings = await Promise.all(
        pages.map((page) => read(page, `${origin}${address}`, origin, isExpected)),
      );
      found.push(...compare(address, readings));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  await Promise.all(contexts.map((context: BrowserContext) => context.close()));
  return found;
}

function compare(address: string, [scripted, plain]: Reading[]): string[] {
  if (!scripted || !plain) throw new Error('Two browsers read.');
  const faults = [...new Set([...scripted.faults, ...plain.faults])];
  if (plain.text.length < 100) faults.push('has hardly any text without scripts');
  if (plain.text !== scripted.text) faults.push('reads otherwise without scripts');
  if (plain.links.join() !== scripted.links.join()) faults.push('leads elsewhere');
  return faults.map((fault) => `${address}: ${fault}`);
}

async function read(
  page: Page,
  url: string,
  origin: string,
  isExpected: (address: string) => boolean,
): Promise<Reading> {
  const faults: string[] = [];
  page.removeAllListeners();
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  page.on('console', (message) => {
    const { url: at } = message.location();
    if (message.type() !== 'error' || !at.startsWith(origin)) return;
    const missing = message.text().startsWith('Failed to load resource');
    if (missing && (at === url || isExpected(new URL(at).pathname))) return;
    faults.push(message.text());
  });
  const response = await page.goto(url);
  await page.evaluate(removeControlsOfScripts, (await response?.text()) ?? '');
  const text = await page.locator('body').innerText();
  const links = await page
    .locator('a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  return { text, links, faults };
}

/**
 * Takes out the elements that are empty as they were served: what a script puts there is for
 * those who have scripts (a choice of theme), and takes nothing from the others.
 */
function removeControlsOfScripts(served: string): void {
  const empty = [
    ...new DOMParser().parseFromString(served, 'text/html').body.querySelectorAll('*'),
  ].filter(({ localName, textContent }) => localName.includes('-') && !textContent);
  for (const { localName } of empty) {
    for (const element of document.querySelectorAll(localName)) element.remove();
  }
}
