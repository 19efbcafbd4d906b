import path from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import axe from 'axe-core';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WIDE = { width: 1280, height: 900 };
/** A phone, and a window of 1280 px at 400 % (WCAG 2.1, 1.4.10). */
const NARROW_WIDTHS = [360, 320];

const THEMES = ['light', 'dark'] as const;

/**
 * The exam for every page: no accessibility violation in either theme, one visible `h1`, no horizontal scroll on a
 * phone nor at 400 %. With SCREENSHOTS set to a folder, leaves there what the page looks like, wide and narrow.
 */
export async function inspectPage(page: Page, name: string): Promise<void> {
  await expect(page.locator('h1:visible')).toHaveCount(1);
  const given = page.viewportSize() ?? WIDE;
  for (const theme of THEMES) {
    await wear(page, theme);
    await expectAccessible(page, `${name}, ${theme}`);
    await look(page, `${name}-1280-${theme}`);
  }
  await page.emulateMedia({ colorScheme: null });
  for (const width of NARROW_WIDTHS) {
    await page.setViewportSize({ width, height: 740 });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `horizontal scroll on ${name} at ${width} px`).toBeLessThanOrEqual(0);
    if (width === NARROW_WIDTHS[0]) await look(page, `${name}-${width}`);
  }
  await page.setViewportSize(given);
}

/** The exam of what one points at, in either theme: a button under the mouse has other colours. */
export async function inspectHovered(page: Page, name: string, hovered: Locator): Promise<void> {
  for (const theme of THEMES) {
    await wear(page, theme);
    await page.mouse.move(0, 0);
    const before = await hovered.evaluate((element) => getComputedStyle(element).backgroundColor);
    await hovered.hover();
    await expect(hovered).not.toHaveCSS('background-color', before);
    await expectAccessible(page, `${name} under the mouse, ${theme}`);
    await look(page, `${name}-hovered-${theme}`);
  }
  await page.emulateMedia({ colorScheme: null });
}

async function wear(page: Page, theme: (typeof THEMES)[number]): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  // Pages with scripts wear their theme by an attribute, a moment later; those without follow the browser.
  const hasScripts = (await page.locator('html[data-fr-scheme]').count()) > 0;
  if (hasScripts) await expect(page.locator('html')).toHaveAttribute('data-fr-theme', theme);
}

async function expectAccessible(page: Page, name: string): Promise<void> {
  // A document keeps what was evaluated in it: the second theme finds axe there.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const violations = await page.evaluate(async (runOnly) => {
    // Of the rules that a page keeps, axe would describe each element: that takes most of its time.
    const results = await window.axe.run(document, { runOnly, resultTypes: ['violations'] });
    return results.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
  }, RULES);
  expect(violations, `axe on ${name}`).toEqual([]);
}

async function look(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}
