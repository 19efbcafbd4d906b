import { env } from 'node:process';
import { defineConfig } from '@playwright/test';

/** Instances of the application that `npm test -- e2e` started, one for each worker; without it, the one of `npm start`. */
const instances: Record<string, string>[] = JSON.parse(env.INSTANCES ?? '[{}]');
// Playwright numbers its workers, and each reads this file: what a worker and its tests find is their own instance.
Object.assign(env, instances[Number(env.TEST_PARALLEL_INDEX ?? 0)]);

/** Browser journeys. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  // Two releases installed and built: `npm run chaos -- upgrade` asks for it.
  testIgnore: env.UPGRADE_FROM ? [] : ['production/upgrade.spec.ts'],
  outputDir: 'test-results/browser',
  // Tests of one instance come one at a time: they share the demo account, whose new token ends the one before.
  workers: instances.length,
  // Each waits for the thing itself, and goes on at once; the limits are for what never comes, on the slowest machine.
  timeout: 600_000,
  expect: { timeout: 60_000 },
  forbidOnly: true,
  reporter: env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : 'list',
  use: {
    baseURL: env.PASSE_MARCHE_URL ?? 'http://localhost:3000',
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    actionTimeout: 60_000,
    navigationTimeout: 60_000,
    // Chromium reads the names of files in the encoding of the locale: without one, it finds none with an accent.
    launchOptions: { executablePath: env.CHROMIUM ?? '/usr/bin/chromium', env: { ...env, LC_ALL: 'C.UTF-8' } },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
});
