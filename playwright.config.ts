import { env } from 'node:process';
import { defineConfig } from '@playwright/test';

/** Browser journeys. `npm test -- e2e` starts the application and gives the addresses and the browser. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/browser',
  // One at a time: they share the demo account, whose new token ends the one before.
  workers: 1,
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
