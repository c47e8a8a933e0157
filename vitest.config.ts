import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['**/node_modules/**', '.masthead/**'],
    // A pure function answers in milliseconds; only reading all sources takes longer.
    testTimeout: 20_000,
  },
});
