import { type BrowserContextOptions, expect, type Locator, type Page } from '@playwright/test';
import { inspectPage } from './inspect-page';
import { tabTo } from './keyboard';
import { createMarket, type MarketType, receivedWebhooks } from './platform';
import { specifiedFor } from './specified-fields';
import { tick } from './tick';
import { test } from './walk';

/** `isExtreme`: its pages are the shortest, or the longest. */
type Combination = { types: MarketType[]; defense: 'none' | 'by the buyer' | 'by the platform'; isExtreme?: true };

const COMBINATIONS: Combination[] = [
  { types: ['services'], defense: 'none', isExtreme: true },
  { types: ['supplies'], defense: 'none' },
  { types: ['works'], defense: 'none' },
  { types: ['supplies', 'services', 'works'], defense: 'none' },
  { types: ['services'], defense: 'by the buyer' },
  { types: ['supplies'], defense: 'by the platform' },
  { types: ['works'], defense: 'by the buyer' },
  { types: ['supplies', 'services', 'works'], defense: 'by the platform', isExtreme: true },
];

/**
 * What a combination offers is looked at with a mouse, for all of them. Whether each choice can be reached otherwise depends
 * on nothing but how many there are: the shortest and the longest pages tell.
 */
type Way = { name: string; keyboard: boolean; use: BrowserContextOptions };

const WAYS: Way[] = [
  { name: 'with a mouse', keyboard: false, use: {} },
  {
    name: 'by the keyboard, without JavaScript, at 360 px',
    keyboard: true,
    use: { javaScriptEnabled: false, viewport: { width: 360, height: 740 } },
  },
  {
    // What a browser window of 1280 px comes to at 200 %.
    name: 'by the keyboard, at 200 %',
    keyboard: true,
    use: { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 },
  },
];

for (const way of WAYS) {
  test.describe(`the four steps ${way.name}`, () => {
    test.use(way.use);
    for (const combination of COMBINATIONS) if (combination.isExtreme || !way.keyboard) walkThrough(combination, way);
  });
}

/** Everything ticked, at every step: what is offered, then frozen, is what the specification's table says. */
function walkThrough({ types, defense, isExtreme }: Combination, way: Way): void {
  test(`${types.join(' + ')}, defence: ${defense}`, async ({ page }) => {
    const sent: MarketType[] = defense === 'by the platform' ? [...types, 'defense'] : types;
    const specified = specifiedFor(defense === 'none' ? types : [...types, 'defense']);
    const look = async (step: string) => {
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      if (!way.keyboard && isExtreme)
        await inspectPage(page, `buyer-${types.join('-')}-${defense.replaceAll(' ', '-')}-${step}`);
    };
    const market = await createMarket(page, { name: `Essai ${types.join(' ')}`, types: sent });
    await page.getByRole('link', { name: 'Configurer le marché (acheteur)' }).click();

    await expect(page).toHaveURL(/\/setup$/);
    await look('setup');
    if (defense === 'by the platform') await expect(page.getByRole('radio', { name: 'Oui' })).toBeDisabled();
    else await choose(page, way, page.getByRole('radio', { name: defense === 'none' ? 'Non' : 'Oui' }));
    await goOn(page, way);

    await expect(page).toHaveURL(/\/required_fields$/);
    expect(await offered(page)).toEqual(specified.required);
    expect(await values(page.locator('input[name=field]:disabled'))).toEqual(specified.locked);
    await look('required-fields');
    await goOn(page, way);

    await expect(page).toHaveURL(/\/additional_fields$/);
    expect(await offered(page)).toEqual(specified.additional);
    await look('additional-fields');
    await choose(page, way, page.getByRole('radio', { name: 'Oui, je choisis lesquels' }));
    for (const key of specified.additional) {
      await choose(page, way, page.locator(`input[name=field][value=${key}]`));
    }
    await goOn(page, way);

    await expect(page).toHaveURL(/\/summary$/);
    await look('summary');
    await press(page, way, page.getByRole('button', { name: /Finaliser la configuration/ }));
    await expect(page).toHaveURL(/\/sync_status$/);

    await expect.poll(() => receivedWebhooks(page, market.identifier)).toHaveLength(1);
    const [completed] = await receivedWebhooks(page, market.identifier);
    const sentMarket = JSON.parse(completed?.rawBody ?? '{}').market;
    expect(sentMarket.field_keys).toEqual(specified.all);
    expect(new Set(sentMarket.market_type_codes)).toEqual(new Set(defense === 'none' ? types : [...types, 'defense']));
  });
}

const offered = (page: Page) => values(page.locator('input[name=field]'));

const values = (inputs: Locator) =>
  inputs.evaluateAll((elements) => elements.map((element) => (element as HTMLInputElement).value));

const goOn = (page: Page, way: Way) => press(page, way, page.getByRole('button', { name: 'Enregistrer et continuer' }));

async function press(page: Page, way: Way, button: Locator): Promise<void> {
  if (!way.keyboard) return button.click();
  await tabTo(page, button);
  await page.keyboard.press('Enter');
}

/** By the keyboard, a group of radio buttons is one stop: its first button, then the arrows. */
async function choose(page: Page, way: Way, input: Locator): Promise<void> {
  if (!way.keyboard) return tick(input);
  if (await input.evaluate((element) => (element as HTMLInputElement).type === 'radio')) {
    await tabTo(page, page.locator(`input[name="${await input.getAttribute('name')}"]`).first());
    await page.keyboard.press('Space');
    if (!(await input.isChecked())) await page.keyboard.press('ArrowDown');
  } else {
    await tabTo(page, input);
    await page.keyboard.press('Space');
  }
  await expect(input).toBeChecked();
}
