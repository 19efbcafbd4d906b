import { expect, type Page } from '@playwright/test';
import { EMAIL, expectSaved, line, marketWithTeam, NEXT, openDraft } from './draft';
import { expectSection } from './sections';
import { test } from './walk';

type Seen = { isPressed: boolean; words: string; place: number };

/** What the page shows of a button from now on, told by the page itself: the driver waits while another page is coming. */
async function watchButton(page: Page, name: string): Promise<Seen[]> {
  const seen: Seen[] = [];
  await page.exposeFunction('tellSeen', (now: Seen) => void seen.push(now));
  await page.getByRole('button', { name }).evaluate((button) => {
    const tell = () =>
      (window as unknown as { tellSeen: (now: Seen) => void }).tellSeen({
        isPressed: button.getAttribute('aria-disabled') === 'true',
        words: document.querySelector('.pm-wait')?.textContent ?? '',
        place: button.getBoundingClientRect().top,
      });
    new MutationObserver(tell).observe(document.body, { subtree: true, childList: true, attributes: true });
    tell();
  });
  return seen;
}

test('a button says at once that it works, goes once, and has words for a slow answer', async ({ walk }) => {
  const { page } = walk;
  const market = await marketWithTeam(page, 'Bouton pressé');
  const address = await openDraft(page, market);
  await line(page, EMAIL).fill('contact@menuiserie.example');
  await expectSaved(page);
  const next = page.getByRole('button', { name: NEXT });
  await next.scrollIntoViewIfNeeded();

  let posts = 0;
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(`${address}*`, async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    posts += 1;
    await held;
    return route.continue();
  });
  const seen = await watchButton(page, NEXT);
  const { x, y } = (await next.boundingBox()) ?? { x: 0, y: 0 };
  await page.mouse.click(x + 20, y + 20);
  await expect.poll(() => seen.find(({ isPressed }) => isPressed)).toMatchObject({ words: '' });
  await page.mouse.click(x + 20, y + 20);
  await expect.poll(() => seen.at(-1)?.words).toContain('C’est en cours');
  expect(new Set(seen.map(({ place }) => place)).size, 'nothing moves').toBe(1);
  answer();
  await expectSection(page, 'exclusion');
  expect(posts).toBe(1);

  // Given back by « back », the button works again.
  await page.goBack();
  await expect(next).toBeVisible();
  await expect(next).not.toHaveAttribute('aria-disabled');
  await expect(page.getByText('C’est en cours')).toHaveCount(0);
});
