import { execFileSync } from 'node:child_process';
import type { BrowserContext } from '@playwright/test';

/**
 * Signs this browser in to the console as somebody new. The way in by password and code is the matter of another test:
 * this one begins where it ends.
 */
export async function signInToConsole(context: BrowserContext, role: 'reader' | 'administrator'): Promise<void> {
  const value = execFileSync(process.execPath, ['--import', 'tsx', 'e2e/begin-console-session.ts', role], {
    encoding: 'utf8',
    env: { ...process.env, ...(process.env.PASSE_MARCHE_DATA && { DATA_DIR: process.env.PASSE_MARCHE_DATA }) },
  });
  const url = process.env.PASSE_MARCHE_URL ?? 'http://localhost:3000';
  await context.addCookies([{ name: 'passe-marche-console', value, url }]);
}
