import { expect, type Locator, type Page } from '@playwright/test';
import { personas } from '@/demo/registers/personas';
import { namedLongAgo } from './register-past';
import { test } from './walk';
import { beginByApi, configureByApi, demoToken } from './without-browser';

const IDENTITY = 'identite_entreprise_identification';
const NAME = `${IDENTITY}_raison_sociale`;
const MANAGER = `${IDENTITY}_nom_prenom`;
const TYPED = {
  [`${MANAGER}.text`]: 'Marc DELAUNAY',
  'identite_entreprise_contact_email.text': 'contact@charpentes.example',
  'identite_entreprise_contact_telephone.text': '01 23 45 67 89',
};

const question = (page: Page, key: string): Locator => page.locator(`[id="${key}"]`);

/** A small market, which asks for the identity and the declaration; its SIRET comes from the platform. */
async function begin(page: Page, base: string, siret: string) {
  const token = await demoToken(page.request, base);
  const market = await configureByApi(page.request, base, token);
  const begun = await beginByApi(page.request, base, token, market, siret);
  await page.goto(`${begun.page}/company_identification`);
  return begun;
}

/** Reads the page again until it says so. */
async function expectSaid(page: Page, said: () => Locator, text: string): Promise<void> {
  await expect(async () => {
    await page.reload();
    await expect(said()).toContainText(text, { timeout: 1_000 });
  }).toPass();
}

/** Names of the inputs that are left to fill, as one sees them: a SIRET that is locked is not. Buttons to choose from count once. */
async function inputsLeft(page: Page): Promise<string[]> {
  const inputs = page.locator('main').locator('input:not([type=hidden]):not([readonly]), select, textarea');
  const seen = await inputs
    .locator('visible=true')
    .evaluateAll((elements) => elements.map((element) => element.getAttribute('name') ?? ''));
  return [...new Set(seen)].filter((name) => name !== '').toSorted();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`told once, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('the small market leaves nine inputs to a firm that no register knows, four to one that all know', async ({
      walk: { page },
      baseURL,
    }) => {
      const count = async (siret: string, told: string) => {
        const { page: steps } = await begin(page, baseURL ?? '', siret);
        await expectSaid(page, () => question(page, NAME), told);
        const typed = await inputsLeft(page);
        await page.goto(`${steps}/summary`);
        return [...typed, ...(await inputsLeft(page))];
      };
      const before = await count(personas.non_diffusible.siret, 'introuvable');
      const after = await count(personas.tout_va_bien.siret, 'CHARPENTES DU VAL');
      expect(after).toEqual([...Object.keys(TYPED).toSorted(), 'declaration.choice']);
      expect(before).toEqual(expect.arrayContaining(after));
      expect([before.length, after.length]).toEqual([9, 4]);
    });

    test('a name that changed at the register is told, never swapped, and taken by a button', async ({
      walk,
      baseURL,
    }) => {
      const { page, inspect } = walk;
      const { identifier, page: steps } = await begin(page, baseURL ?? '', personas.tout_va_bien.siret);
      await expectSaid(page, () => question(page, NAME), 'CHARPENTES DU VAL');
      await page.request.post(`${steps}/company_identification`, { multipart: TYPED });
      await namedLongAgo(identifier, 'CHARPENTES D’AUTREFOIS');
      await page.request.post(`${steps}/company_identification`, { multipart: TYPED });

      await page.goto(`${steps}/summary`);
      const main = page.locator('main');
      await expectSaid(page, () => main, 'Un registre indique maintenant autre chose');
      await expect(main).toContainText('CHARPENTES D’AUTREFOIS');
      await inspect('registers-newer-summary');

      await page.goto(`${steps}/company_identification`);
      const name = question(page, NAME);
      await expect(name.locator('strong')).toHaveText('CHARPENTES D’AUTREFOIS');
      await expect(name).toContainText(/Le registre indique maintenant\s: CHARPENTES DU VAL/);
      await inspect('registers-newer');
      await page.setViewportSize({ width: 360, height: 740 });
      await name.getByRole('button', { name: 'Prendre la nouvelle réponse' }).click();

      await expect(page).toHaveURL(/company_identification/);
      await expect(name.locator('strong')).toHaveText('CHARPENTES DU VAL');
      await expect(name).not.toContainText('Le registre indique maintenant');
      await expect(name.getByRole('button', { name: 'Prendre la nouvelle réponse' })).toHaveCount(0);
      await expect(page.locator(`[name="${MANAGER}.text"]`)).toHaveValue('Marc DELAUNAY');
      await page.goto(`${steps}/summary`);
      await expect(main).not.toContainText('CHARPENTES D’AUTREFOIS');
      await expect(main).not.toContainText('Un registre indique maintenant autre chose');
    });
  });
}
