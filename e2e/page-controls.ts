import type { Page } from '@playwright/test';

/** What one can act on in the page itself; « Quitter », which stands above every page that a link opens, is left out. */
export const pageControls = (page: Page) => page.locator('main :is(form, input, textarea, button):not(.pm-leave *)');
