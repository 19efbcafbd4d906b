import { writeFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { personas } from '@/demo/registers/personas';
import { readZip } from '@/lib/documents/testing/read-zip';
import { squash, textOf } from './downloads';
import { goOn, SECTION } from './sections';
import { test } from './walk';
import { beginByApi, configureByApi, configureLongest, demoToken } from './without-browser';

const IDENTITY = 'identite_entreprise_identification';
const NAME = `${IDENTITY}_raison_sociale`;
const MANAGER = `${IDENTITY}_nom_prenom`;

const question = (page: Page, key: string): Locator => page.locator(`[id="${key}"]`);
const input = (page: Page, key: string) => page.locator(`[name="${key}.text"]`);

for (const javaScriptEnabled of [true, false]) {
  test.describe(`what registers know, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    const begin = async (page: Page, base: string, siret: string | null) => {
      const token = await demoToken(page.request, base);
      const market = await configureByApi(page.request, base, token);
      const begun = await beginByApi(page.request, base, token, market, siret);
      await page.goto(`${begun.page}/company_identification`);
      return begun;
    };

    /** Without scripts the next page has it. */
    const expectSaid = async (page: Page, key: string, text: string | RegExp) => {
      await expect(async () => {
        if (!javaScriptEnabled) await page.reload();
        await expect(question(page, key)).toContainText(text, { timeout: 5_000 });
      }).toPass();
    };

    test('a firm that a register knows types neither name, form, activity, size nor address', async ({
      walk,
      baseURL,
    }) => {
      const { page, inspect } = walk;
      const { siret } = personas.tout_va_bien;
      const begun = await begin(page, baseURL ?? '', siret);
      await expectSaid(page, NAME, 'CHARPENTES DU VAL');
      await page.reload();
      const known = ['activite_principale', 'raison_sociale', 'forme_juridique', 'categorie', 'adresse_siege_social'];
      for (const key of known) {
        await expect(question(page, `${IDENTITY}_${key}`)).toContainText('Récupéré automatiquement');
        await expect(page.locator(`[name="${IDENTITY}_${key}.text"]`).first()).toBeHidden();
      }
      await expect(question(page, MANAGER)).toContainText('Marc DELAUNAY');
      await inspect('registers-found');
      await input(page, MANAGER).fill('Marc DELAUNAY');
      await input(page, 'identite_entreprise_contact_email').fill('contact@charpentes.example');
      await input(page, 'identite_entreprise_contact_telephone').fill('01 23 45 67 89');
      await goOn(page);
      await page.goto(`${begun.page}/summary`);
      const main = page.locator('main');
      await expect(main).toContainText('CHARPENTES DU VAL');
      await expect(main).toContainText('Annuaire des entreprises, le');
      await inspect('registers-summary');
    });

    test('its own answer stands over what a register says, which comes back when it is erased', async ({
      walk: { page },
      baseURL,
    }) => {
      await begin(page, baseURL ?? '', personas.tout_va_bien.siret);
      await expectSaid(page, NAME, 'CHARPENTES DU VAL');
      await page.reload();
      await question(page, NAME).getByText('Répondre moi-même').click();
      await input(page, NAME).fill('Charpentes du Val, agence de Tours');
      await page.getByRole('button', { name: 'Enregistrer et continuer' }).click();
      await page.goto(page.url().replace(/\/[^/]*$/, '/company_identification'));
      await expect(input(page, NAME)).toHaveValue('Charpentes du Val, agence de Tours');
      await expect(question(page, NAME)).toContainText('Le registre indique');
    });

    test('what a register hides, or does not know, is asked; a closed establishment is told, and goes on', async ({
      walk,
      baseURL,
    }) => {
      const { page, inspect } = walk;
      const base = baseURL ?? '';
      await begin(page, base, personas.partiellement_diffusible.siret);
      await expectSaid(page, NAME, 'absente ou non diffusée');
      await expect(input(page, NAME)).toBeVisible();
      await expectSaid(page, `${IDENTITY}_siret`, 'ne soient pas diffusées');
      await inspect('registers-partial');
      await begin(page, base, personas.fermee.siret);
      await expectSaid(page, `${IDENTITY}_siret`, 'indiqué fermé depuis le 31/12/2025');
      await inspect('registers-closed');
      await begin(page, base, personas.non_diffusible.siret);
      await expectSaid(page, NAME, 'introuvable');
      await begin(page, base, personas.registres_en_panne.siret);
      await expectSaid(page, NAME, 'Pas de réponse pour l’instant');
      await inspect('registers-down');
    });
  });
}

test('a SIRET that one types is told with its firm within two seconds, on the same page', async ({ walk, baseURL }) => {
  const { page } = walk;
  const base = baseURL ?? '';
  const token = await demoToken(page.request, base);
  const market = await configureByApi(page.request, base, token);
  const begun = await beginByApi(page.request, base, token, market, null);
  await page.goto(`${begun.page}/company_identification`);
  await expect(page.locator('html[data-fr-theme]')).toHaveCount(1);
  await input(page, `${IDENTITY}_siret`).fill(personas.tout_va_bien.siret);
  await page.keyboard.press('Tab');
  await expect(question(page, NAME)).toContainText('CHARPENTES DU VAL');
});

test('what registers give goes to the buyer, files included; the firm reads that it came, and cannot open it', async ({
  walk,
  baseURL,
}) => {
  const { page, inspect } = walk;
  const base = baseURL ?? '';
  const token = await demoToken(page.request, base);
  const market = await configureLongest(page.request, base, token);
  const { siret } = personas.tout_va_bien;
  const { identifier, page: steps } = await beginByApi(page.request, base, token, market, siret);
  await page.request.post(`${steps}/company_identification`, {
    multipart: {
      [`${MANAGER}.text`]: 'Marc DELAUNAY',
      'identite_entreprise_contact_email.text': 'contact@charpentes.example',
    },
  });
  await page.goto(`${steps}/${SECTION.certificates}`);
  await expect(async () => {
    await page.goto(`${steps}/summary`);
    await expect(page.locator('main')).not.toContainText('Pas encore de réponse', { timeout: 1_000 });
  }).toPass();
  const summary = (await page.locator('main').textContent()) ?? '';
  for (const name of ['Urssaf, le', 'Direction générale des finances publiques, le', 'CIBTP, le', 'Qualibat, le'])
    expect(summary).toContain(name);
  await inspect('registers-all-summary');
  await page.goto(`${steps}/${SECTION.exclusion}`);
  await inspect('registers-exclusion');
  await expect(question(page, 'motifs_exclusion_fiscales_et_sociales_declarations_fiscales')).toContainText(
    'rien à fournir',
  );
  await page.goto(`${steps}/${SECTION.certificates}`);
  await inspect('registers-certificates');

  // Nor in what a page carries beside what it shows, nor in what its script asks for.
  // Its turnovers, links to documents, the name of one.
  const secrets = /1.?842.?350|1.?705.?020|\/documents\/[\w-]{20}|Attestation de vigilance Urssaf\.pdf/;
  for (const place of [SECTION.turnover, SECTION.exclusion, SECTION.certificates, 'summary']) {
    const carried = await (await page.request.get(`${steps}/${place}`)).text();
    expect(carried).toContain('Récupéré automatiquement');
    expect(carried).not.toMatch(secrets);
  }
  for (const place of [SECTION.turnover, SECTION.certificates])
    expect(await (await page.request.get(`${steps}/${place}/states`)).text()).not.toMatch(secrets);

  await page.request.post(`${steps}/${SECTION.declaration}`, { multipart: { 'declaration.choice': 'no_exclusion' } });
  await page.request.post(`${steps}/summary`, { multipart: {}, maxRedirects: 0 });
  const headers = { Authorization: `Bearer ${token}` };
  const download = async (kind: string) => {
    const url = `${base}/api/v1/market_applications/${identifier}/${kind}`;
    const status = async () => (await page.request.get(url, { headers })).status();
    await expect.poll(status, { intervals: [1_000] }).toBe(200);
    return Buffer.from(await (await page.request.get(url, { headers })).body());
  };
  const entries = readZip(await download('documents_package'));
  const told = await (await page.request.get(`${base}/api/v1/market_applications/${identifier}`, { headers })).text();
  const from = JSON.parse(told).register_answers.map(({ register }: { register: string }) => register);
  expect(from).toEqual(expect.arrayContaining(['urssaf', 'chiffres_affaires', 'attestation_fiscale', 'qualibat']));
  expect(told).not.toMatch(secrets);
  const files = entries.map(({ name }) => name).filter((name) => name.startsWith('documents/'));
  expect(files.every((name) => name.startsWith('documents/api_'))).toBe(true);
  expect(files.join('\n')).toMatch(/Attestation de vigilance Urssaf\.pdf/);
  expect(files.join('\n')).toMatch(/Certificat Qualibat\.pdf/);
  const said = (pdf: Buffer) => {
    const path = test.info().outputPath(`${pdf.length}.pdf`);
    writeFileSync(path, pdf);
    return textOf(path);
  };
  const forBuyer = said(entries.find(({ name }) => name.startsWith('buyer_attestation'))?.content ?? Buffer.alloc(0));
  const forFirm = said(await download('attestation'));
  expect(forBuyer).toContain('1842350€');
  expect(forFirm).not.toMatch(secrets);
  for (const text of [forBuyer, forFirm]) {
    expect(text).toContain(squash('Récupéré automatiquement : Urssaf, le'));
    expect(text).toContain(squash('CHARPENTES DU VAL'));
  }
  expect(forBuyer).toContain(squash('Attestation de vigilance Urssaf.pdf'));
  expect(forFirm).not.toContain(squash('Attestation de vigilance Urssaf.pdf'));
  await page.goto(`${steps}/sync_status`);
  await expect(page.locator('a[href*="files/"]')).toHaveCount(0);
});
