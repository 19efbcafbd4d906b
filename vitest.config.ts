import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    globalSetup: ['db/testing/global-setup.ts'],
    include: ['**/*.test.{ts,tsx}'],
    exclude: ['node_modules', '.next', '.data'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
  },
});
