import { execFileSync } from 'node:child_process';
import { env } from 'node:process';
import { expect, type Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';

/** The operators' console as those who run the service come to it: the command line first, then the browser. */

export const PASSWORD = 'lampe vélo tulipe orage';

/** `npm run admin -- …` on the instance under test; returns what it says. */
export function operate(...args: string[]): Record<string, string> {
  const settings = { DATA_DIR: env.PASSE_MARCHE_DATA ?? '.data', BASE_URL: env.PASSE_MARCHE_URL ?? '' };
  const command = ['bin/run.mjs', 'admin', ...args, '--json'];
  return JSON.parse(execFileSync(process.execPath, command, { env: { ...env, ...settings }, encoding: 'utf8' }));
}

export const newEmail = () => `operateur-${Date.now().toString(36)}@exploitation.example`;

/** The code of the telephone, a number of steps from now: each serves once, and the next is taken a little early. */
export function codeOf(secret: string, stepsFromNow = 0): string {
  const timestamp = Date.now() + stepsFromNow * 30_000;
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });
}

/** The secret that the page of enrolment writes out for those who cannot read its QR code. */
export async function readSecret(page: Page): Promise<string> {
  return ((await page.locator('main code').textContent()) ?? '').replace(/\s/g, '');
}

export async function choosePassword(page: Page, link: string, password = PASSWORD): Promise<void> {
  if (page.url() !== link) await page.goto(link);
  await page.getByLabel('Nouveau mot de passe').fill(password);
  await page.getByLabel('Le même, encore une fois').fill(password);
  await page.getByRole('button', { name: 'Enregistrer et continuer' }).click();
}

export async function enterPassword(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.goto('/admin/sign_in');
  await fillPassword(page, email, password);
}

/** On the form of the first step. */
export async function fillPassword(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('Adresse électronique').fill(email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Continuer' }).click();
}

export async function enterCode(page: Page, code: string): Promise<void> {
  await page.locator('#code').fill(code);
  await page
    .getByRole('button', { name: /se connecter$/i })
    .last()
    .click();
}

/** Uses a one-time link to the end: password, telephone, recovery codes, which it returns with the secret. */
export async function useLink(page: Page, link: string): Promise<{ secret: string; recoveryCodes: string[] }> {
  await choosePassword(page, link);
  const secret = await readSecret(page);
  await enterCode(page, codeOf(secret));
  await expect(page).toHaveURL(/\/admin\/account$/);
  const shown = (await page.locator('[data-secret=recovery_codes]').textContent()) ?? '';
  return { secret, recoveryCodes: shown.split('\n') };
}

export const readShown = async (page: Page, name: string) =>
  (await page.locator(`[data-secret=${name}]`).textContent()) ?? '';
