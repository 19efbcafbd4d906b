import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { inspectPage } from './inspect-page';
import { pageControls } from './page-controls';
import { answerWebhooks, EDITOR_URL } from './platform';
import { samplePdf } from './sample-pdf';
import { SECTION } from './sections';
import { announcedReturn, expectStatus, inspectReturning, RETRY } from './sync-page';
import { applyByApi, configureByApi, demoToken } from './without-browser';

/** The application's own address, which the requests of this session complete. */
const SAME = '';

test.afterEach(({ page }) => answerWebhooks(page.request));

const TAX_PROOF = 'motifs_exclusion_fiscales_et_sociales_declarations_fiscales';
const EMAIL = 'identite_entreprise_contact_email';
const FILE = { name: 'attestation-fiscale.pdf', mimeType: 'application/pdf', buffer: samplePdf() };

const stepOf = (application: string, step: string) => `/candidate/market_applications/${application}/${step}`;

test('documents, a failure, a retry, an announced return that one refuses', async ({ page }) => {
  const token = await demoToken(page.request, SAME);
  const market = await configureByApi(page.request, SAME, token);
  await expect.poll(() => syncStatusOf(page.request, token, market)).toBe('sync_completed');
  await answerWebhooks(page.request, { status: 410, count: 1, delaySeconds: 8 });
  const application = await applyByApi(page.request, SAME, token, market);
  await page.goto(stepOf(application, 'sync_status'));
  await expect(page.locator('main')).toContainText(/Transmise .+ à \d+\sh\s\d\d\smin\s\d\d\ss \(heure de Paris\)/);
  await expect(page.getByRole('link', { name: /Télécharger l’attestation/ })).toBeVisible();
  await inspectPage(page, 'candidate-sync-processing');
  await expectStatus(page, 'sync_failed');
  // Said aloud once, whole: how the message went, then the documents.
  const aloud = page.locator('main [aria-live=polite]').filter({ hasText: 'Rien n’est perdu' });
  await expect(aloud).toHaveText(/ Votre attestation est prête/);
  for (const quoted of [market, application]) await expect(page.locator('main')).toContainText(quoted);
  await inspectPage(page, 'candidate-sync-failed');

  await page.getByRole('button', RETRY).click();
  await expectStatus(page, 'sync_completed');
  await expect(page.locator('main')).toContainText(/a bien reçu votre candidature/);
  await expect(announcedReturn(page)).toBeVisible();
  await inspectReturning(page, 'candidate-sync-returning');
  await expectStayingWhenBusy(page);
  await page.getByRole('button', { name: 'Rester sur cette page' }).press('Enter');
  await expect(page.getByText('Vous restez sur cette page.')).toBeFocused();
  await expect(page.getByRole('link', { name: /^Revenir sur/ })).toHaveAttribute(
    'href',
    `${EDITOR_URL}/retour/candidat?market_identifier=${market}&application_identifier=${application}`,
  );
});

/** Who downloads, scrolls or types is not taken away; each in a tab of its own, where the return is announced once. */
async function expectStayingWhenBusy(page: Page): Promise<void> {
  const acts: ((tab: Page) => Promise<unknown>)[] = [
    (tab) => tab.mouse.wheel(0, 200),
    (tab) => tab.keyboard.press('a'),
    (tab) => Promise.all([tab.waitForEvent('download'), tab.getByRole('link', { name: /attestation/ }).click()]),
  ];
  for (const act of acts) {
    const tab = await page.context().newPage();
    await tab.goto(page.url());
    await expect(tab.getByText(/dans \d+\ss$/)).toHaveCount(1);
    await act(tab);
    await expect(tab.getByText('Vous restez sur cette page.')).toBeVisible();
    await expect(tab.getByText(/dans \d+\ss$/)).toHaveCount(0);
    await tab.close();
  }
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`after submitting, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('what was sent can be read again, and no post changes it', async ({ page }) => {
      const token = await demoToken(page.request, SAME);
      const market = await configureByApi(page.request, SAME, token, TAX_PROOF);
      const { application, fileId } = await applyWithFile(page.request, token, market);
      await page.goto(stepOf(application, 'sync_status'));
      await page.getByRole('link', { name: 'Relire ce que j’ai transmis' }).click();
      const reading = page.locator('main');
      for (const answer of [FILE.name, 'contact@menuiserie-lefevre.example', 'déclare sur l’honneur', application]) {
        await expect(reading).toContainText(answer);
      }
      await expect(pageControls(page)).toHaveCount(0);
      if (javaScriptEnabled) await inspectPage(page, 'candidate-submitted');

      const before = await reading.textContent();
      const post = (step: string, multipart: Record<string, string | typeof FILE>) =>
        page.request.post(stepOf(application, step), { multipart, maxRedirects: 0 });
      // 409 shows back what was typed; a summary on which nothing was typed leads to where one stands.
      for (const [answer, status] of [
        [await post('company_identification', { [`${EMAIL}.text`]: 'autre@entreprise.example' }), 409],
        [await post('motifs_exclusion', { [`${TAX_PROOF}.documents`]: { ...FILE, name: 'autre.pdf' } }), 409],
        [await post('motifs_exclusion', { remove_document: fileId }), 409],
        [
          await post('motifs_exclusion', {
            'declaration.choice': 'concerned',
            'declaration.explanation': 'Trop tard.',
          }),
          409,
        ],
        [await post('summary', { 'declaration.choice': 'concerned' }), 303],
        [await post('summary', { 'declaration.explanation': 'Écrit trop tard.' }), 409],
        [await post('submitted', { [`${EMAIL}.text`]: 'autre@entreprise.example' }), 409],
      ] as const) {
        expect(answer.status()).toBe(status);
        if (status === 303) expect(answer.headers().location).toMatch(/\/sync_status$/);
      }
      await page.reload();
      expect(await reading.textContent()).toBe(before);
      await page.goto(stepOf(application, 'motifs_exclusion'));
      await expect(page).toHaveURL(/\/sync_status$/);
    });
  });
}

async function syncStatusOf(request: APIRequestContext, token: string, market: string): Promise<string> {
  const headers = { Authorization: `Bearer ${token}` };
  return (await (await request.get(`/api/v1/public_markets/${market}`, { headers })).json()).sync_status;
}

/** A submitted application that holds a file, and the id of that file as its form named it. */
async function applyWithFile(request: APIRequestContext, token: string, market: string) {
  let fileId = '';
  const application = await applyByApi(request, SAME, token, market, async (steps) => {
    const multipart = { [`${TAX_PROOF}.documents`]: FILE, 'declaration.choice': 'no_exclusion' };
    await request.post(`${steps}/motifs_exclusion`, { multipart });
    const form = await (await request.get(`${steps}/${SECTION.exclusion}`)).text();
    fileId = /value="([0-9a-f-]{36})"[^>]* name="remove_document"/.exec(form)?.[1] ?? '';
  });
  expect(fileId).not.toBe('');
  return { application, fileId };
}
