import { expect, type Locator, type Page } from '@playwright/test';

const MOST_STOPS = 150;

/** Goes forward by the Tab key until this has the focus, as someone without a mouse must; its focus must be visible. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) {
      expect(await showsFocus(target), 'the focus is visible').toBe(true);
      return;
    }
  }
  throw new Error(`not reached in ${MOST_STOPS} presses of Tab: ${target}`);
}

/** The ring is drawn on the input, or on the label that stands for it (radio buttons and checkboxes of the DSFR). */
function showsFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => {
    const drawn = [element, ...('labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : [])];
    return drawn.some((part) =>
      [undefined, '::before', '::after'].some((pseudo) => {
        const style = getComputedStyle(part, pseudo);
        return style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0;
      }),
    );
  });
}
