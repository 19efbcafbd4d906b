import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    globalSetup: ['db/testing/global-setup.ts'],
    include: ['**/*.test.{ts,tsx}'],
    exclude: ['node_modules', '.next', '.data'],
    pool: 'forks',
    maxWorkers: 2,
    // Enough for a machine that does something else at the same time; no test is about speed.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
