import { type Browser, chromium } from '@playwright/test';
import { findBrowser } from '#e2e/run/browser.ts';

/** The browser with which pages are measured. */
export async function withBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const { executable } = findBrowser(console.log);
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
