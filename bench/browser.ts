import { type Browser, chromium } from '@playwright/test';
import { requireWholeBrowser } from '#e2e/browser.ts';

/** The browser with which pages are measured. */
export async function withBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const executable = requireWholeBrowser();
  const browser = await chromium.launch({
    executablePath: executable,
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}
