import { defineConfig, devices } from '@playwright/test';
import { siteUnderTest, testResults } from '#e2e/site-under-test.ts';
import { environment } from '#site/environment.ts';

const { chromium, port } = environment();
const origin = `http://127.0.0.1:${port}`;

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
    baseURL: origin,
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(chromium && { executablePath: chromium }),
      // Tests are offline: a page that asks another host for something gets nothing.
      args: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', '--disable-quic'],
    },
  },
  webServer: {
    command: 'npm start',
    url: origin,
    env: { ...siteUnderTest, PORT: String(port) },
    timeout: 240_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
  },
});
