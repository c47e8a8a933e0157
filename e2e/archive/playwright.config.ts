import { defineConfig } from '@playwright/test';
import { testResults } from '#e2e/site-under-test.ts';
import everyday from '../../playwright.config.ts';

/** The layer that needs `../shared`; its tests start their servers themselves. */
const { webServer: _, testIgnore: __, ...shared } = everyday;

export default defineConfig({
  ...shared,
  testDir: '.',
  outputDir: `../../${testResults.pictures}`,
  reporter: [['dot'], ['json', { outputFile: `../../${testResults.archive}` }]],
  timeout: 60_000,
});
