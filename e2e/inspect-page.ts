import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 360, height: 740 };

/**
 * The exam for every page: no accessibility violation, one visible `h1`, no horizontal scroll on a phone. With
 * SCREENSHOTS set to a folder, leaves there what the page looks like, wide and narrow.
 */
export async function inspectPage(page: Page, name: string): Promise<void> {
  await expect(page.locator('h1:visible')).toHaveCount(1);
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  expect(found, `axe on ${name}`).toEqual([]);
  await look(page, `${name}-1280`);
  await page.setViewportSize(NARROW);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `horizontal scroll on ${name}`).toBeLessThanOrEqual(0);
  await look(page, `${name}-360`);
  await page.setViewportSize(WIDE);
}

async function look(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}
