import { gzipSync } from 'node:zlib';
import { expect, type Page } from '@playwright/test';
import { CATALOGUE_FIELDS } from '@/lib/catalogue';
import { pageOf } from '@/lib/journey/candidate-steps';
import { configureMarket } from './buyer';
import { EMAIL, expectSaved, input, line, NEXT, SIRET, type } from './draft';
import { ECONOMIC, TECHNICAL } from './input-types';
import { createMarket, openApplication } from './platform';
import { expectSection, SECTION } from './sections';
import { tick } from './tick';
import { test } from './walk';
import { beginByApi, configureLongest, demoToken } from './without-browser';

/** Forms that answer at once: what is wrong is said at the field, when one has left it and not before. */

const PHONE = 'identite_entreprise_contact_telephone';

type Mistake = {
  name: string;
  wrong: string;
  said: RegExp;
  right: string;
  /** What the page says to have understood, once one has left the field. */
  understood?: string;
};

const IDENTIFICATION: Mistake[] = [
  {
    name: `${SIRET}.text`,
    wrong: '130 025 265 0001',
    said: /compte 14 chiffres, celui-ci en a 13/,
    right: '130 025 265 00013',
  },
  {
    name: `${SIRET}.text`,
    wrong: '130 025 265 00014',
    said: /n’existe pas/,
    right: '35600000049837',
    understood: '356 000 000 49837',
  },
  { name: `${EMAIL}.text`, wrong: 'contact@', said: /n’est pas complète/, right: 'contact@exemple.fr' },
  {
    name: `${PHONE}.text`,
    wrong: '12 34',
    said: /numéro de téléphone n’est pas valide/,
    right: '0123456789',
    understood: '01 23 45 67 89',
  },
];

const YEARS = `${ECONOMIC.turnover}.years`;
const IN_ECONOMIC: Mistake[] = [
  {
    name: `${YEARS}.1.fiscal_year_end`,
    wrong: '31/02/2025',
    said: /n’existe pas/,
    right: '31/12/2025',
    understood: '31 décembre 2025',
  },
  {
    name: `${YEARS}.1.turnover`,
    wrong: '12,5 k€',
    said: /Écrivez le nombre en entier/,
    right: '12 500',
    understood: '12 500 €',
  },
  { name: `${YEARS}.1.market_share_percent`, wrong: '142', said: /de 0 à 100/, right: '42,5', understood: '42,5 %' },
  {
    name: `${YEARS}.2.fiscal_year_end`,
    wrong: '2025-12-31',
    said: /figure déjà plus haut/,
    right: '31/12/2024',
    understood: '31 décembre 2024',
  },
];

const CONTRACT = `${TECHNICAL.contracts}.contracts.1`;
const IN_TECHNICAL: Mistake[] = [
  { name: `${TECHNICAL.headcount}.years.1.year`, wrong: '25', said: /en quatre chiffres/, right: '2025' },
  { name: `${TECHNICAL.people}.people.1.last_name`, wrong: '<b>Durand</b>', said: /sans balise/, right: 'Durand' },
  {
    name: `${TECHNICAL.url}.url`,
    wrong: 'notre site',
    said: /n’est pas celle d’une page web/,
    right: 'www.exemple.fr',
  },
  {
    name: `${CONTRACT}.start_date`,
    wrong: 'en mars',
    said: /n’est pas comprise/,
    right: '01/03/2025',
    understood: '1er mars 2025',
  },
  {
    name: `${CONTRACT}.end_date`,
    wrong: '01/02/2025',
    said: /avant le début/,
    right: '30/09/2025',
    understood: '30 septembre 2025',
  },
  {
    name: `${CONTRACT}.amount`,
    wrong: '0',
    said: /plus grand que zéro/,
    right: '84 120,50',
    understood: '84 120,50 €',
  },
  { name: `${TECHNICAL.tools}.text`, wrong: '<p>', said: /sans balise/, right: 'Deux nacelles.' },
  { name: `${TECHNICAL.samples}.samples.1.description`, wrong: '</p>', said: /sans balise/, right: 'Une fenêtre.' },
  { name: `${TECHNICAL.quality}.text`, wrong: '<!--', said: /./, right: 'ISO 9001.' },
];

const saidAt = (page: Page, name: string) => page.locator(`[id="${name}-errors"] p`);

/** Wrong → told at the field once left → mended → silent. */
async function makeAndMend(page: Page, { name, wrong, said, right, understood }: Mistake): Promise<void> {
  const [field, sentence] = [input(page, name), saidAt(page, name)];
  await type(page, name, wrong);
  // Autosave has sent it, and said nothing of it.
  await expectSaved(page);
  await expect(sentence, `${name}: nothing while one types`).toHaveCount(0);
  await page.keyboard.press('Tab');
  await expect(sentence).toHaveText(said);
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(said);
  await type(page, name, right);
  await expect(sentence, `${name}: silent as soon as it is mended`).toHaveCount(0);
  await page.keyboard.press('Tab');
  await expectSaved(page);
  await expect(sentence).toHaveCount(0);
  await expect(field).not.toHaveAttribute('aria-invalid');
  if (!understood) return;
  await expect(page.locator(`[id="${name}-understood"]`)).toHaveText(`Compris\u00a0: ${understood}`);
  await expect(field).toHaveAccessibleDescription(new RegExp(`Compris\\s: ${understood.replaceAll(' ', '\\s')}`));
}

test('each input type: wrong, told at the field, mended, silent', async ({ walk }) => {
  const { page, inspect } = walk;
  const market = await createMarket(page, { name: 'Répond tout de suite', types: ['services', 'works'] });
  await page.getByRole('link', { name: 'Configurer le marché (acheteur)' }).click();
  const additional = [...Object.values(ECONOMIC), ...Object.values(TECHNICAL)];
  await configureMarket({ page, inspect: async () => {} }, { defense: false, additional });
  await openApplication(page, market.pageUrl, '');
  const next = page.getByRole('button', { name: NEXT });

  const named = await scriptsNamedBy(page);
  expect(await weightOf(page, named), 'what the first input waits for').toBeLessThanOrEqual(230_000);
  // The DSFR's own scripts come once the page stands, whether one types or not: they are none of what typing asks for.
  await expect(page.locator('html')).toHaveAttribute('data-fr-js');
  const asked: string[] = [];
  page.on('request', (request) => request.resourceType() === 'script' && asked.push(request.url()));
  for (const mistake of IDENTIFICATION) await makeAndMend(page, mistake);
  const rules = asked.filter((source) => !named.includes(source));
  expect(rules.length, 'the rules come when one begins to fill a form').toBeGreaterThan(0);
  expect(await weightOf(page, rules), 'with telephones, which this page asks for').toBeLessThanOrEqual(110_000);

  // It is said aloud, with its question, for the focus is elsewhere; once: who reads the page on does not meet it again.
  await type(page, `${PHONE}.text`, '12 34');
  await page.keyboard.press('Tab');
  const aloud = page.locator('main [aria-live=polite]').filter({ hasText: 'numéro de téléphone n’est pas valide' });
  await expect(aloud).toHaveText(/^À quel numéro l’acheteur peut-il vous appeler\s\? Ce numéro/);
  await expect(aloud).toHaveCount(0);
  await expect(saidAt(page, `${PHONE}.text`)).toHaveCount(1);
  await type(page, `${PHONE}.text`, '0123456789');

  // A press that began on a button ends on it: nothing moves under the pointer.
  await type(page, `${EMAIL}.text`, 'contact@');
  const button = (await next.boundingBox()) ?? { x: 0, y: 0 };
  await page.mouse.move(button.x + 20, button.y + 20);
  await page.mouse.down();
  await expect(line(page, EMAIL)).not.toBeFocused();
  await expect(saidAt(page, `${EMAIL}.text`)).toHaveCount(0);
  expect(await next.boundingBox()).toEqual(button);
  await page.mouse.up();
  // It is held back, and one is led to the first thing to mend.
  await expect(saidAt(page, `${EMAIL}.text`)).toHaveText(/n’est pas complète/);
  await expect(line(page, EMAIL)).toBeFocused();
  await expect(page).toHaveURL(/\/company_identification$/);
  await inspect('candidate-told-at-once');
  await type(page, `${EMAIL}.text`, 'contact@exemple.fr');
  await next.click();

  await expectSection(page, 'exclusion');
  await page.goto(page.url().replace(SECTION.exclusion, SECTION.declaration));
  await tick(input(page, 'declaration.choice').last());
  await type(page, 'declaration.explanation', 'Jugement du 3 mars.');
  await tick(input(page, 'declaration.choice').first());
  await expect(saidAt(page, 'declaration.explanation')).toHaveText(/ne sont pas transmis/);
  const discard = page.getByRole('button', { name: 'Retirer l’explication et les fichiers' });
  await expect(discard).toBeVisible();
  await tick(input(page, 'declaration.choice').last());
  await expect(saidAt(page, 'declaration.explanation')).toHaveCount(0);
  await expect(discard).toBeHidden();
  await next.click();

  await expectSection(page, 'turnover');
  const application = page.url().replace(`/${SECTION.turnover}`, '');
  for (const mistake of [...IN_ECONOMIC, ...IN_TECHNICAL]) {
    await openPageOf(page, application, mistake.name);
    await makeAndMend(page, mistake);
  }
  // Two inputs that must go together: mending either is enough.
  await openPageOf(page, application, TECHNICAL.headcount);
  await type(page, `${TECHNICAL.headcount}.years.1.average_headcount`, '8');
  await makeAndMendManagement(page);
  await openPageOf(page, application, TECHNICAL.ess);
  await tick(input(page, `${TECHNICAL.ess}.choice`).first());
  await type(page, `${TECHNICAL.ess}.text`, 'Coopérative depuis 2012.');
  await tick(input(page, `${TECHNICAL.ess}.choice`).last());
  await expect(saidAt(page, `${TECHNICAL.ess}.text`)).toHaveText(/ne sont pas transmises/);
  await expect(page.getByRole('button', { name: 'Retirer les précisions et les fichiers' })).toBeVisible();
  await tick(input(page, `${TECHNICAL.ess}.choice`).first());
  await expect(saidAt(page, `${TECHNICAL.ess}.text`)).toHaveCount(0);
  await next.click();
  await expect(page).not.toHaveURL(new RegExp(SECTION.certificates));
});

/** The page on which this input is, its lists unfolded. */
async function openPageOf(page: Page, application: string, name: string): Promise<void> {
  const field = CATALOGUE_FIELDS.find(({ key }) => name.split('.', 1)[0] === key);
  if (!field) throw new Error(`${name} is of no field`);
  const address = `${application}/${pageOf(field)}`;
  if (page.url() === address) return;
  await page.goto(address);
  for (const list of await page.locator('.pm-folded > summary').all()) await list.click();
}

async function makeAndMendManagement(page: Page): Promise<void> {
  const [average, management] = ['average_headcount', 'management_headcount'].map(
    (member) => `${TECHNICAL.headcount}.years.1.${member}`,
  );
  if (!average || !management) return;
  await type(page, management, '9');
  await page.keyboard.press('Tab');
  await expect(saidAt(page, management)).toHaveText(/ne peut pas dépasser/);
  await type(page, average, '90');
  await expect(saidAt(page, management)).toHaveCount(0);
}

test('on a phone, what is said under an input moves none that stands beside it', async ({ page, baseURL }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const base = baseURL ?? '';
  const token = await demoToken(page.request, base);
  const market = await configureLongest(page.request, base, token);
  const { page: application } = await beginByApi(page.request, base, token, market, null);
  await page.goto(`${application}/${SECTION.turnover}`);
  const [day, turnover] = [`${YEARS}.1.fiscal_year_end`, `${YEARS}.1.turnover`];
  const topOf = (name: string) => input(page, name).evaluate((each) => each.getBoundingClientRect().top + scrollY);
  const top = await topOf(day);
  expect(await topOf(turnover)).toBe(top);
  await type(page, day, '31/02/2025');
  await page.keyboard.press('Tab');
  await expect(saidAt(page, day)).toHaveText(/n’existe pas/);
  expect(await topOf(turnover), 'beside it').toBe(top);
  expect(await topOf(day), 'above what is said').toBe(top);
});

test('a buyer’s choice: nothing before one posts, then told at it, mended as soon as it is', async ({ walk }) => {
  const { page, inspect } = walk;
  await createMarket(page, { name: 'Choix du pouvoir adjudicateur', types: ['services'] });
  await page.getByRole('link', { name: 'Configurer le marché (acheteur)' }).click();
  const next = page.getByRole('button', { name: NEXT });
  await next.click();
  await expect(page).toHaveTitle(/^Erreur\s:/);
  await expect(saidAt(page, 'defense')).toHaveText(/Choisissez/);
  await tick(page.getByRole('radio', { name: 'Non' }));
  await expect(saidAt(page, 'defense')).toHaveCount(0);
  await next.click();
  await expect(page).toHaveURL(/\/required_fields$/);
  await next.click();

  await expect(page).toHaveURL(/\/additional_fields$/);
  const wanted = page.getByRole('radio', { name: 'Oui, je choisis lesquels' });
  await tick(wanted);
  await expect(saidAt(page, 'wanted')).toHaveCount(0);
  await next.click();
  await expect(saidAt(page, 'wanted')).toHaveText(/Cochez au moins un renseignement/);
  const field = page.locator('input[name=field]:not(:disabled)').first();
  await tick(field);
  await expect(saidAt(page, 'wanted')).toHaveCount(0);
  // By now the rules are there: what is wrong is not even posted, and one is led to it.
  await page.locator(`label[for="${await field.getAttribute('id')}"]`).click();
  await expect(field).not.toBeChecked();
  const address = page.url();
  await next.click();
  await expect(saidAt(page, 'wanted')).toHaveText(/Cochez au moins un renseignement/);
  await expect(page.locator('#wanted')).toBeFocused();
  expect(page.url()).toBe(address);
  await inspect('buyer-told-at-once');
  await tick(field);
  await next.click();
  await expect(page).toHaveURL(/\/summary$/);
});

/** The scripts that the page names, as it comes from the server. */
async function scriptsNamedBy(page: Page): Promise<string[]> {
  const html = await (await page.request.get(page.url())).text();
  const sources = [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].map(([, source = '']) => source);
  return [...new Set(sources)].map((source) => new URL(source, page.url()).href);
}

/** How much they weigh together as sent, in bytes. */
async function weightOf(page: Page, sources: readonly string[]): Promise<number> {
  const bodies = await Promise.all(sources.map(async (source) => (await page.request.get(source)).body()));
  const bytes = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
  test.info().annotations.push({ type: 'scripts', description: `${sources.length}: ${bytes} bytes compressed` });
  return bytes;
}
