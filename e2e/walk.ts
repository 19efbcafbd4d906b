import { test as base, type Page } from '@playwright/test';
import { inspectPage } from './inspect-page';

/** A page and its exam. Without JavaScript the exam is skipped: it runs in the page. */
export type Walk = { page: Page; inspect: (name: string) => Promise<void> };

export const test = base.extend<{ walk: Walk; closeWindows: undefined }>({
  /** Windows that a test opened beside its own would live, and draw, as long as the browser. */
  closeWindows: [
    async ({ browser }, use) => {
      await use(undefined);
      for (const context of browser.contexts()) await context.close();
    },
    { auto: true },
  ],
  walk: async ({ page, javaScriptEnabled }, use) => {
    await use({ page, inspect: async (name) => (javaScriptEnabled === false ? undefined : inspectPage(page, name)) });
  },
});
