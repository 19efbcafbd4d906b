import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { signInToConsole } from './console-session';
import { download, entriesOf, squash, textOf } from './downloads';
import { choose, EMAIL, input, line, NAME, press, SIRET } from './draft';
import { mailAbout } from './mailbox';
import { samplePdf } from './sample-pdf';
import { goOn, SECTION } from './sections';
import { verifyFile } from './verification';
import { test } from './walk';
import { beginByApi, configureByApi, demoToken } from './without-browser';

/** A group: formed by its mandataire, filled by each member through its own link, submitted once all have declared. */

const PROOFS = 'motifs_exclusion_fiscales_et_sociales_declarations_fiscales';
const [LEAD, SECOND] = ['73282932000074', '35600000000048'] as const;
const pdf = (name: string) => ({ name, mimeType: 'application/pdf', buffer: samplePdf() });

/** The firm of this page has no SIRET, but a German VAT number. */
async function sayGerman(page: Page): Promise<void> {
  await page.getByText('Mon entreprise n’a pas de SIRET').click();
  await input(page, `${SIRET}.country`).selectOption({ label: 'Allemagne' });
  await input(page, `${SIRET}.kind`).selectOption({ label: 'Numéro de TVA' });
  await input(page, `${SIRET}.value`).fill('DE 136 695 976');
}

/** Fills the part, or the application, whose first page is shown, up to its summary. */
async function fill(page: Page, part: string, siret: string | null, name: string): Promise<void> {
  await page.goto(`${part}/company_identification`);
  if (siret === null) await sayGerman(page);
  else if (await line(page, SIRET).isEditable()) await line(page, SIRET).fill(siret);
  await line(page, NAME).fill(name);
  await line(page, EMAIL).fill('contact@groupement.example');
  await goOn(page);
  await page.goto(`${part}/${SECTION.exclusion}`);
  await input(page, `${PROOFS}.documents`).setInputFiles(pdf(`attestation ${name}.pdf`));
  await goOn(page);
  await page.goto(`${part}/${SECTION.declaration}`);
  await choose(page, 'declaration.choice', 'no_exclusion');
  await goOn(page);
  await page.goto(`${part}/summary`);
}

/** Of the member of this name, on the mandataire's page. */
const act = (page: Page, action: string, name: string) =>
  page.getByRole('link', { name: `${action}\u00a0: ${name}`, exact: true }).click();

async function addMember(page: Page, name: string, siret = ''): Promise<void> {
  await page.getByRole('link', { name: 'Ajouter un membre' }).click();
  await input(page, 'company_name').fill(name);
  await input(page, 'siret').fill(siret);
  await press(page, 'Enregistrer le membre');
  await expect(page.getByRole('heading', { name })).toBeVisible();
}

/** The link of a member, shown once. */
async function linkOf(page: Page, name: string): Promise<string> {
  await act(page, 'Créer le lien', name);
  await press(page, 'Créer le lien');
  const link = await page.getByLabel('Lien à transmettre').inputValue();
  await press(page, 'J’ai copié le lien');
  await expect(page.locator('main')).not.toContainText('/access/');
  return link;
}

const auditOf = (identifier: string): string[] => {
  const env = { ...process.env, ...(process.env.PASSE_MARCHE_DATA && { DATA_DIR: process.env.PASSE_MARCHE_DATA }) };
  const words = ['--import', 'tsx', 'bin/audit.ts', 'list', '--target', identifier, '--json'];
  const rows: { action: string }[] = JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8', env }));
  return rows.map(({ action }) => action).reverse();
};

for (const javaScriptEnabled of [true, false]) {
  test.describe(`a group of three, one of them foreign, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('each fills its part; who is absent is declared for; PDF and ZIP say it', async ({
      walk,
      baseURL,
      browser,
    }) => {
      test.setTimeout(240_000);
      const { page, inspect } = walk;
      const base = baseURL ?? '';
      const token = await demoToken(page.request, base);
      const market = await configureByApi(page.request, base, token, PROOFS);
      const { page: whole, identifier } = await beginByApi(page.request, base, token, market, LEAD);
      const elsewhere = (): Promise<BrowserContext> => browser.newContext({ javaScriptEnabled });

      await page.goto(`${whole}/company_identification`);
      await page.getByRole('link', { name: 'Se présenter seul ou en groupement' }).last().click();
      await inspect('group-alone');
      await choose(page, 'kind', 'conjoint');
      await page.locator('label[for="mandataire_solidaire"]').click();
      await press(page, 'Enregistrer');
      await page.getByRole('link', { name: 'Ajouter un membre' }).click();
      await press(page, 'Enregistrer le membre');
      await expect(page.locator('#erreurs')).toContainText('Indiquez le nom');
      await inspect('group-member-error');
      await page.getByRole('link', { name: 'Annuler' }).click();
      await addMember(page, 'Couverture Petit', SECOND);
      await addMember(page, 'Bauhaus Müller GmbH');
      await addMember(page, 'Entreprise de trop');
      await act(page, 'Retirer', 'Entreprise de trop');
      await inspect('group-remove');
      await press(page, 'Retirer ce membre');
      await expect(page.getByText('Entreprise de trop')).toHaveCount(0);

      // What a robot fetches uses nothing up; the button does, once, for one browser.
      const link = await linkOf(page, 'Couverture Petit');
      await inspect('group-members');
      await act(page, 'Inviter par message', 'Bauhaus Müller GmbH');
      await inspect('group-mail');
      await press(page, 'Envoyer l’invitation');
      await expect(page.locator('#erreurs')).toContainText('Indiquez votre adresse électronique');
      const plumber = `plomberie-${Date.now().toString(36)}@entreprise.example`;
      await page.locator('#email').fill(plumber);
      await press(page, 'Envoyer l’invitation');
      await expect(page.locator('main')).toContainText(`Invitation envoyée à ${plumber}`);
      expect((await mailAbout(page.request, plumber, 'Votre partie')).text).not.toContain('/access/');
      const robot = await elsewhere();
      for (let count = 0; count < 2; count++) {
        const answer = await robot.request.get(link, { headers: { 'User-Agent': 'Slackbot 1.0' } });
        expect([answer.status(), (await answer.text()).includes('Couverture')]).toEqual([200, false]);
      }
      const context = await elsewhere();
      const member = await context.newPage();
      await member.goto(link);
      await press(member, 'Ouvrir ma partie');
      await expect(member).toHaveURL(/-2\/company_identification$/);
      await expect(member.locator('main')).toContainText('Partie de Couverture Petit');
      await expect(line(member, NAME)).toHaveValue('Couverture Petit');
      const stranger = await (await elsewhere()).newPage();
      expect((await stranger.goto(link))?.status()).toBe(403);
      await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('Ce lien a déjà servi');
      expect(
        (await stranger.request.post(`${link}/open`, { maxRedirects: 0 })).headers()['set-cookie'],
      ).toBeUndefined();
      const part = `${whole}-2`;
      expect((await stranger.goto(`${part}/company_identification`))?.status()).toBe(401);
      expect((await page.goto(`${part}/company_identification`))?.status()).toBe(401);
      expect((await member.goto(`${whole}/company_identification`))?.status()).toBe(401);
      expect((await member.goto(`${whole}/group`))?.status()).toBe(401);

      await fill(member, part, SECOND, 'Couverture Petit SARL');
      await press(member, 'Déclarer ma partie complète');
      await expect(member.locator('main')).toContainText('Votre partie est déclarée complète');

      await page.goto(`${whole}/group`);
      await expect(page.getByText('Partie déclarée', { exact: true })).toBeVisible();
      await expect(page.locator('main')).not.toContainText('contact@groupement.example');
      await fill(page, whole, LEAD, 'Menuiserie Lefèvre');
      await press(page, 'Transmettre ma candidature');
      await expect(page.locator('#erreurs')).toContainText('Bauhaus Müller GmbH n’a pas encore déclaré sa partie');
      await inspect('group-summary-missing');

      // The third never comes: the mandataire declares for it, stating that it holds the mandate.
      await page.goto(`${whole}/group`);
      await act(page, 'Déclarer à sa place', 'Bauhaus Müller GmbH');
      await press(page, 'Remplir sa partie');
      await expect(page.locator('#erreurs')).toContainText('Cochez la case');
      await inspect('group-mandate');
      await page.locator('label[for="mandate"]').click();
      await input(page, 'mandate.documents').setInputFiles(pdf('mandat signé.pdf'));
      await press(page, 'Remplir sa partie');
      await expect(page.locator('main')).toContainText('Vous remplissez la partie de Bauhaus Müller GmbH');
      await inspect('group-part-by-mandate');
      await fill(page, `${whole}-3`, null, 'Bauhaus Müller GmbH');
      await press(page, 'Déclarer cette partie en vertu du mandat');
      await inspect('group-part-declared');

      await page.goto(`${whole}/summary`);
      await press(page, 'Transmettre ma candidature');
      await expect(page).toHaveURL(/sync_status$/);
      await expect(async () => {
        await page.reload();
        await expect(page.getByRole('link', { name: /attestation/i })).toBeVisible({ timeout: 1_000 });
      }).toPass({ timeout: 60_000 });
      const said = textOf(await download(page, /attestation/i));
      for (const words of [
        'groupement dont le mandataire est l’entreprise Menuiserie Lefèvre',
        'Groupement conjoint',
        'Membre 2 : Couverture Petit SARL',
        'le membre lui-même',
        'Membre 3 : Bauhaus Müller GmbH',
        'DE136695976',
        'qui déclare détenir un mandat de ce membre',
        'mandat signé.pdf',
      ])
        expect(said).toContain(squash(words));

      const zip = test.info().outputPath('dossier.zip');
      const answer = await page.request.get(`${base}/api/v1/market_applications/${identifier}/documents_package`, {
        headers: { Authorization: `Bearer ${token}` },
      });
      expect(answer.status()).toBe(200);
      writeFileSync(zip, await answer.body());
      const names = entriesOf(zip);
      for (const name of [
        /^documents\/01\/user_.*Menuiserie/,
        /^documents\/02\/user_.*Couverture/,
        /^documents\/03\/user_.*Bauhaus/,
        /^documents\/03\/user_.*mandat_mandat|^documents\/03\/user_.*mandate_mandat/,
      ])
        expect(names.filter((entry) => name.test(entry))).toHaveLength(1);
      expect(
        execFileSync(process.execPath, ['--import', 'tsx', 'bin/verify.ts', zip], { encoding: 'utf8' }),
      ).toBeTruthy();

      // Who took part, for whoever checks the package, and for the operators.
      await verifyFile(page, zip);
      const named = ['Menuiserie Lefèvre (SIRET', 'Couverture Petit SARL (SIRET', 'Bauhaus Müller GmbH (numéro de TVA'];
      await expect(page.locator('main ol li')).toContainText(named);
      await inspect('group-verified');
      await signInToConsole(page.context(), 'reader');
      await page.goto(`/admin/applications/${identifier}`);
      const declared = ['mandataire', 'partie déclarée par lui-même', 'partie déclarée par le mandataire'];
      await expect(page.locator('.pm-facts ol li')).toContainText(named);
      await expect(page.locator('.pm-facts ol li')).toContainText(declared);
      await inspect('group-console');

      await member.goto(`${part}/summary`);
      await expect(member).toHaveURL(/-2\/submitted$/);
      await expect(member.locator('main')).toContainText('Couverture Petit SARL');
      await expect(member.locator('main')).not.toContainText('Menuiserie');
      expect(auditOf(identifier)).toContain('application.member_taken_over');
    });
  });
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`a firm alone that relies on others, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('says which, with the proof of their means; the attestation and the ZIP have both', async ({
      walk,
      baseURL,
    }) => {
      test.setTimeout(180_000);
      const { page, inspect } = walk;
      const base = baseURL ?? '';
      const token = await demoToken(page.request, base);
      const market = await configureByApi(page.request, base, token, PROOFS);
      const { page: whole, identifier } = await beginByApi(page.request, base, token, market, LEAD);
      await page.goto(`${whole}/group`);
      await page.locator('label[for="relies_on_firms"]').click();
      await press(page, 'Enregistrer');
      await page.goto(`${whole}/company_identification`);
      const firm = 'supporting_firms.firms.1';
      await input(page, `${firm}.company_name`).fill('Échafaudages Martin');
      await input(page, `${firm}.purpose`).fill('Sous-traitance');
      await input(page, `${firm}.commitment_documents`).setInputFiles(pdf('engagement Martin.pdf'));
      await inspect('supporting-firms');
      await goOn(page);
      await fill(page, whole, LEAD, 'Menuiserie Lefèvre');
      await expect(page.locator('main')).toContainText('Échafaudages Martin');
      await press(page, 'Transmettre ma candidature');
      await expect(page).toHaveURL(/sync_status$/);
      await expect(async () => {
        await page.reload();
        await expect(page.getByRole('link', { name: /Télécharger l’attestation/ })).toBeVisible({ timeout: 1_000 });
      }).toPass({ timeout: 60_000 });
      const attestation = textOf(await download(page, /Télécharger l’attestation/));
      for (const said of ['Sur quelles entreprises vous appuyez-vous', 'Échafaudages Martin', 'engagement Martin.pdf'])
        expect(attestation).toContain(squash(said));
      const answer = await page.request.get(`${base}/api/v1/market_applications/${identifier}/documents_package`, {
        headers: { Authorization: `Bearer ${token}` },
      });
      const file = test.info().outputPath('package.zip');
      writeFileSync(file, await answer.body());
      expect(entriesOf(file).filter((name) => name.includes('engagement Martin'))).toHaveLength(1);
    });
  });
}
