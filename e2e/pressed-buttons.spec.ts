import { expect } from '@playwright/test';
import { EMAIL, expectSaved, line, marketWithTeam, NEXT, openDraft } from './draft';
import { test } from './walk';

test('a button says at once that it works, goes once, and has words for a slow answer', async ({ walk }) => {
  const { page, inspect } = walk;
  const market = await marketWithTeam(page, 'Bouton pressé');
  const address = await openDraft(page, market);
  await line(page, EMAIL).fill('contact@menuiserie.example');
  await expectSaved(page);

  const posts: string[] = [];
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(`${address}*`, async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    posts.push(route.request().url());
    await held;
    return route.continue();
  });
  const next = page.getByRole('button', { name: NEXT });
  const place = await next.boundingBox();
  await next.click({ noWaitAfter: true });
  await expect(next).toHaveAttribute('aria-disabled', 'true');
  const words = page.getByText('C’est en cours');
  await expect(words).toHaveCount(0);
  await next.click({ noWaitAfter: true, force: true });
  await expect(words).toBeVisible();
  expect(await next.boundingBox(), 'nothing moves').toEqual(place);
  await inspect('candidate-button-pressed');
  answer();
  await expect(page).toHaveURL(/\/motifs_exclusion$/);
  expect(posts).toHaveLength(1);

  // Given back by « back », the button works again.
  await page.goBack();
  await expect(next).not.toHaveAttribute('aria-disabled');
  await expect(words).toHaveCount(0);
});
