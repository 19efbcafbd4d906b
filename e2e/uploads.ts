import { type CDPSession, expect, type Locator, type Page } from '@playwright/test';
import { SECTION } from './sections';
import { sizedPdf } from './sized-pdf';
import { beginByApi, configureByApi, demoToken } from './without-browser';

/** A step with files, and what one does there. */

const TAX = 'motifs_exclusion_fiscales_et_sociales_declarations_fiscales';
export const PEOPLE = 'capacites_techniques_professionnelles_effectifs_cv_intervenants';
export const INPUT = `${TAX}.documents`;
export const NEXT = { name: 'Enregistrer et continuer' };

export const inputOf = (page: Page, name = INPUT) => page.locator(`input[type=file][name="${name}"]`);
export const pdf = (name: string, sizeBytes = 1_000) => ({
  name,
  mimeType: 'application/pdf',
  buffer: sizedPdf(sizeBytes),
});
export const removal = (within: Page | Locator, name: string) =>
  within.getByRole('button', { name: `Retirer le fichier ${name}`, exact: true });
export const bar = (page: Page, name: string) => page.getByRole('progressbar', { name: `Envoi de ${name}` });

/** Opens the step with files, or with another field of it, of a fresh application; returns the address of its pages. */
export async function openFiles(page: Page, base: string, asked = TAX): Promise<string> {
  const token = await demoToken(page.request, base);
  const market = await configureByApi(page.request, base, token, asked, PEOPLE);
  const application = await beginByApi(page.request, base, token, market, '73282932000074');
  await page.request.post(`${application.page}/company_identification`, {
    multipart: {
      'identite_entreprise_identification_raison_sociale.text': 'Menuiserie Lefèvre',
      'identite_entreprise_contact_email.text': 'contact@menuiserie-lefevre.example',
    },
  });
  await page.goto(`${application.page}/${SECTION.exclusion}`);
  return application.page;
}

export const giveFiles = (page: Page, ...files: ReturnType<typeof pdf>[]) => inputOf(page).setInputFiles(files);

/** One for each page: what one session limits, another does not free. */
const sessions = new WeakMap<Page, CDPSession>();

/** Bytes that may leave the browser each second; null: as many as it can. */
export async function limitUpload(page: Page, bytesPerSecond: number | null): Promise<void> {
  const session = sessions.get(page) ?? (await page.context().newCDPSession(page));
  sessions.set(page, session);
  await session.send('Network.enable');
  const uploadThroughput = bytesPerSecond ?? -1;
  const conditions = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput };
  await session.send('Network.emulateNetworkConditions', conditions);
}

/** Waits until the page's scripts have taken the input over. */
export async function expectScripted(page: Page, name = INPUT): Promise<void> {
  const isTaken = (element: Element) => Object.keys(element).some((name) => name.startsWith('__reactProps'));
  await expect.poll(() => inputOf(page, name).evaluate(isTaken)).toBe(true);
}

/** Waits until some of it has left, and not all. */
export async function expectUnderway(page: Page, name: string): Promise<void> {
  const part = () => bar(page, name).evaluate((element) => (element as HTMLProgressElement).position);
  // reading a large file and opening the connection take their time on a busy machine
  await expect.poll(part).toBeGreaterThan(0);
  expect(await part()).toBeLessThan(1);
}

/** Names of the files that the server keeps for this step, read from a page of its own making. */
export async function keptNames(page: Page, address = page.url()): Promise<string[]> {
  const html = await (await page.request.get(address)).text();
  return [...html.matchAll(/aria-label="Retirer le fichier ([^"]+)"/g)].map(([, name]) => name ?? '');
}
