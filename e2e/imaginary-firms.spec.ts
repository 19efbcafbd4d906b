import { expect } from '@playwright/test';
import { EDITOR_URL } from './platform';
import { test } from './walk';
import { configureByApi, demoToken } from './without-browser';

const REGISTERS_URL = process.env.DEMO_REGISTERS_URL ?? 'http://127.0.0.1:4568';
const FIRM = { name: 'Charpentes du Val', siret: '00010100600013' };

test('the demo platform offers the firms that the simulated registers know, and leads to their faults', async ({
  walk,
  baseURL,
}) => {
  const { page, inspect } = walk;
  const base = baseURL ?? '';
  const market = await configureByApi(page.request, base, await demoToken(page.request, base));
  await page.goto(`${EDITOR_URL}/marches/${market}`);
  await page.getByText(/^Choisir parmi \d+ entreprises imaginaires$/).click();
  await page.getByRole('link', { name: FIRM.name }).click();
  await expect(page.getByLabel(/^SIRET de l’entreprise/)).toHaveValue(FIRM.siret);
  await expect(page.getByText(/^Charpentes du Val\. Tout va bien/)).toBeVisible();
  await page.getByText(/entreprises imaginaires$/).click();
  await inspect('orveane-firms');
  const faults = page.getByRole('link', { name: 'Mettre un registre en panne' });
  expect(new URL((await faults.getAttribute('href')) ?? '').port).toBe(new URL(REGISTERS_URL).port);
  await page.getByRole('button', { name: 'Candidater' }).click();
  await expect(page.getByRole('heading', { name: /000.101.006.00013|Charpentes du Val/i })).toBeVisible();
});

test('a register is put out of order by hand, and mended', async ({ walk }) => {
  const { page, inspect } = walk;
  await page.goto(REGISTERS_URL);
  await page.getByLabel('Registre', { exact: true }).selectOption({ label: 'Attestation de vigilance (Urssaf)' });
  await page.getByLabel('Ce qui arrive').selectOption({ label: 'Réponse lente' });
  await page.getByLabel(/^Nombre d’appels/).fill('2');
  await page.getByRole('button', { name: 'Provoquer cette panne' }).click();
  await expect(page.getByText(/^Attestation de vigilance \(Urssaf\).: Réponse lente, encore 2 appels$/)).toBeVisible();
  await inspect('orveane-registers');
  await page.getByRole('button', { name: 'Tout rétablir' }).click();
  await expect(page.getByText(/^Aucune.: chaque entreprise/)).toBeVisible();
});
