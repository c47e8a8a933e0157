import { defineConfig, devices } from '@playwright/test';
import { requireBrowser } from '#e2e/browser.ts';
import { siteUnderTest, testResults } from '#e2e/site-under-test.ts';
import { environment } from '#site/environment.ts';

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  testIgnore: 'archive/**',
  outputDir: testResults.pictures,
  reporter: [['dot'], ['json', { outputFile: testResults.e2e }]],
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  // Generous, since a build server may be busy: no test measures time.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    ...devices['Desktop Chrome'],
    // Playwright puts the port that the server below prints into the environment of its workers.
    baseURL: `http://127.0.0.1:${environment().port}`,
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: requireBrowser(),
      // Tests are offline: a page that asks another host for something gets nothing.
      args: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', '--disable-quic'],
    },
  },
  webServer: {
    command: 'npm start',
    wait: { stdout: /The site is at http:\/\/localhost:(?<port>\d+)/ },
    env: { ...siteUnderTest, PORT: '0' },
    timeout: 240_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
  },
});
