import { type Browser, until } from './browser';

const TOOLS = 'capacites_techniques_professionnelles_outillage_materiel_equipements';
const SECTIONS = {
  exclusion: 'motifs_exclusion/fiscales_et_sociales',
  declaration: 'motifs_exclusion/declaration',
  tools: 'capacites_techniques_professionnelles/outillage',
};
const SIRET = '[name="identite_entreprise_identification_siret.text"]';
const EMAIL = '[name="identite_entreprise_contact_email.text"]';
const PHONE = '[name="identite_entreprise_contact_telephone.text"]';
const NEXT = 'main form[action="?"] > .fr-btns-group .fr-btn[type=submit]';

/** The whole journey on the demonstration platform at this address: a market, its configuration, an application, sent. */
export async function walk(browser: Browser, platform: string): Promise<void> {
  await browser.go(`${platform}/marches/nouveau`);
  await press(browser, 'Créer le marché');
  await until(browser, `/marches\\/VR-/.test(location.href)`);
  const market = await browser.read<string>('location.href');
  await press(browser, 'Configurer le marché');
  await configure(browser);
  await browser.go(market);
  await press(browser, 'Candidater');
  await press(browser, 'Ouvrir la candidature');
  await applyTo(browser);
}

async function configure(browser: Browser): Promise<void> {
  await at(browser, 'setup');
  await choose(browser, 'defense', 'no');
  await next(browser, 'required_fields');
  await next(browser, 'additional_fields');
  await choose(browser, 'wanted', 'yes');
  await choose(browser, 'field', TOOLS);
  await until(browser, `/1.renseignement demandé en plus/.test(document.querySelector('.pm-count').textContent)`);
  await next(browser, 'summary');
  await next(browser, 'sync_status');
}

async function applyTo(browser: Browser): Promise<void> {
  await at(browser, 'company_identification');
  const name = '[name="identite_entreprise_identification_raison_sociale.text"]';
  await browser.type(name, 'Menuiserie Lefèvre');
  await browser.type(SIRET, '73282932000074');
  await browser.type(PHONE, '01');
  await browser.type(EMAIL, 'contact@menuiserie-lefevre.example');
  // Told at the field, as soon as one leaves it, by the scripts.
  await until(browser, `document.querySelector('${PHONE}').getAttribute('aria-invalid') === 'true'`);
  await browser.type(PHONE, '23456789');
  await browser.click(EMAIL);
  await until(browser, `document.querySelector('form[data-saving=saved]')`);
  await next(browser, SECTIONS.exclusion);
  await choose(browser, 'motifs_exclusion_fiscales_et_sociales_liquidation_judiciaire.choice', 'no');
  await next(browser, SECTIONS.declaration);
  await choose(browser, 'declaration.choice', 'no_exclusion');
  await next(browser, SECTIONS.tools);
  await browser.type(`[name="${TOOLS}.text"]`, 'Deux nacelles.');
  await next(browser, 'summary');
  await until(browser, `document.querySelector('main').textContent.includes('Deux nacelles.')`);
  await next(browser, 'sync_status');
  await until(browser, `document.querySelector('[data-sync-status=sync_completed][data-documents=ready]')`);
}

/** The page at this address, its scripts at work. */
async function at(browser: Browser, step: string): Promise<void> {
  await until(browser, `location.pathname.endsWith('/${step}') && document.readyState === 'complete'`);
  await until(browser, `document.documentElement.dataset.frJs`);
}

async function next(browser: Browser, step: string): Promise<void> {
  await browser.click(NEXT);
  await at(browser, step);
}

/** A radio button or a box, by its label: the DSFR draws it there. */
async function choose(browser: Browser, name: string, value: string): Promise<void> {
  const input = `document.querySelector('input[name="${name}"][value="${value}"]')`;
  await browser.click(`label[for="${await browser.read<string>(`${input}.id`)}"]`);
  await until(browser, `${input}.checked`);
}

/** A button or a link of the platform, by the beginning of its words. */
async function press(browser: Browser, words: string): Promise<void> {
  const found = `[...document.querySelectorAll('a, button')].find((one) => one.textContent.trim().startsWith(${JSON.stringify(words)}))`;
  await until(browser, found);
  await browser.read(`${found}.setAttribute('data-pressed', ${JSON.stringify(words)}) ?? null`);
  await browser.click(`[data-pressed="${words}"]`);
}
