import { expect } from '@playwright/test';
import { inputName } from '@/lib/fields/field-type';
import { NOT_APPLICABLE, NOT_APPLICABLE_REASON } from '@/lib/fields/not-applicable';
import { goOn, SECTION } from './sections';
import { tick } from './tick';
import { test } from './walk';
import { beginByApi, configureByApi, demoToken } from './without-browser';

const DISABLED = 'motifs_exclusion_fiscales_et_sociales_travailleurs_handicapes';
const REASON = 'Moins de vingt salariés.';

for (const javaScriptEnabled of [true, false]) {
  test.describe(`a question that does not concern the firm, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('is answered by saying so, with a reason, and never beside an answer', async ({ walk, baseURL }) => {
      const { page, inspect } = walk;
      const base = baseURL ?? '';
      const token = await demoToken(page.request, base);
      const market = await configureByApi(page.request, base, token, DISABLED);
      const { page: application } = await beginByApi(page.request, base, token, market, '73282932000074');
      const question = page.locator(`[id="${DISABLED}"]`);
      const box = page.locator(`[name="${inputName(DISABLED, NOT_APPLICABLE)}"]`);
      const reason = page.locator(`[name="${inputName(DISABLED, NOT_APPLICABLE_REASON)}"]`);

      await page.goto(`${application}/${SECTION.exclusion}`);
      await expect(box).toBeHidden();
      await question.getByText('Pas concerné').click();
      await expect(reason).toBeHidden();
      await tick(box);
      await reason.fill(REASON);
      await inspect('not-applicable');
      await goOn(page);

      await page.goto(`${application}/${SECTION.exclusion}`);
      await expect(box).toBeChecked();
      await expect(question.getByText('Non renseigné')).toHaveCount(0);
      await page.goto(`${application}/summary`);
      const answer = page.locator('main dd', { hasText: 'Non concerné (déclaré par le candidat)' });
      await expect(answer).toContainText(REASON);

      const file = { name: 'preuve.txt', mimeType: 'text/plain', buffer: Buffer.from('Preuve de mars') };
      const section = `${application}/${SECTION.exclusion}`;
      // The connection may have been idle for as long as the server keeps one.
      const again = { maxRedirects: 0, maxRetries: 2 };
      const posted = { [inputName(DISABLED, NOT_APPLICABLE)]: '1', [inputName(DISABLED, 'documents')]: file };
      expect((await page.request.post(section, { multipart: posted, ...again })).status()).toBe(303);
      await page.goto(section);
      await expect(box).toHaveAccessibleDescription(/Vous avez aussi répondu à cette question/);
      await inspect('not-applicable-answered');
    });
  });
}
