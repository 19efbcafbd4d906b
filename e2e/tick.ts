import { expect, type Locator } from '@playwright/test';

/** Ticks a box or a radio button as a person does: by its label, which the design system draws over the input. */
export async function tick(input: Locator): Promise<void> {
  const id = await input.getAttribute('id');
  if (!(await input.isChecked())) await input.page().locator(`label[for="${id}"]`).click();
  await expect(input).toBeChecked();
}
