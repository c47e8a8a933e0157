import { test as base, expect } from '@playwright/test';

/** Addresses that the difficult posts name and that nothing answers, on purpose. */
export const MISSING_ON_PURPOSE = [
  '/media/nobody-uploaded-this.png',
  '/media/does-not-load.png',
];

/**
 * What Chromium says of a fade between two pages that it has given up, as where one follows the
 * other too quickly. No script of ours has begun it, so none could catch that:
 * https://github.com/w3c/csswg-drafts/issues/13726
 */
const GIVEN_UP = /^Transition was (?:aborted|skipped)/;

/**
 * A test whose pages are listened to: an error in the console, an exception, or a file of
 * this site that does not load fails it, whatever else it looks at.
 */
export const test = base.extend<{ faults: string[] }>({
  faults: [
    async ({ page, baseURL }, use) => {
      const faults: string[] = [];
      const ours = (address: string) =>
        address.startsWith(baseURL ?? '') &&
        !MISSING_ON_PURPOSE.includes(new URL(address).pathname);
      page.on('pageerror', ({ message }) => {
        if (!GIVEN_UP.test(message)) faults.push(`exception: ${message}`);
      });
      page.on('console', (message) => {
        if (message.type() !== 'error' || !ours(message.location().url)) return;
        if (message.text().includes('status of 404')) return;
        faults.push(`console: ${message.text()}`);
      });
      page.on('response', (response) => {
        const isPage = response.request().isNavigationRequest();
        if (!isPage && response.status() >= 400 && ours(response.url())) {
          faults.push(`${response.status()} for ${response.url()}`);
        }
      });
      await use(faults);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
