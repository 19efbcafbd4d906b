import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { entriesOf, squash, textOf } from './downloads';
import { choose } from './draft';
import { goOnWrong } from './go-on';
import { SECTION } from './sections';
import { inputOf, NEXT, openFiles, pdf, removal } from './uploads';
import { test } from './walk';
import { demoToken } from './without-browser';

const NAME = 'Jugement – été 2026.pdf';
const EXPLANATION = 'Jugement du 3 mars, joint.';
const FILES = 'declaration.files';

for (const javaScriptEnabled of [true, false]) {
  test.describe(`« est concernée, et s’explique » (text and files), JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('a file goes from the declaration into the attestation and the ZIP', async ({ walk, baseURL }) => {
      test.setTimeout(120_000);
      const { page, inspect } = walk;
      const base = baseURL ?? '';
      const application = await openFiles(page, base);
      const identifier = application.split('/').at(-1) ?? '';
      const file = pdf(NAME, 2_000);
      const next = () => page.getByRole('button', NEXT).click();
      const step = `${application}/${SECTION.declaration}`;
      const section = page.locator('section', {
        has: page.getByRole('heading', { name: 'Déclaration sur l’honneur' }),
      });

      await page.goto(step);
      await expect(inputOf(page, FILES)).toBeHidden();
      await choose(page, 'declaration.choice', 'concerned');
      await expect(inputOf(page, FILES)).toBeVisible();
      await page.locator('[name="declaration.explanation"]').fill(EXPLANATION);
      await inputOf(page, FILES).setInputFiles(file);
      if (javaScriptEnabled) await expect(removal(page, NAME)).toBeVisible();
      await inspect('declaration-files');
      await next();

      // The other answer has no room for them, and says so; they stay until one has them removed.
      await expect(page).not.toHaveURL(step);
      await page.goto(step);
      await choose(page, 'declaration.choice', 'no_exclusion');
      await goOnWrong(page);
      await expect(page.locator('#erreurs')).toContainText('ne sont pas transmis');
      await expect(page.getByRole('button', { name: 'Retirer l’explication et les fichiers' })).toBeVisible();
      await expect(removal(page, NAME)).toBeVisible();
      await inspect('declaration-files-refused');
      await choose(page, 'declaration.choice', 'concerned');
      await next();

      await page.getByRole('button', NEXT).click();
      await expect(page).toHaveURL(`${application}/summary`);
      await expect(section).toContainText(EXPLANATION);
      await expect(section).toContainText(NAME);
      await inspect('declaration-files-summary');
      await page.getByRole('button', { name: 'Transmettre ma candidature' }).click();
      await expect(page).toHaveURL(`${application}/sync_status`);
      await page.goto(`${application}/submitted`);
      await expect(section).toContainText(NAME);

      const headers = { Authorization: `Bearer ${await demoToken(page.request, base)}` };
      const url = `${base}/api/v1/market_applications/${identifier}`;
      const readyAt = async () => (await (await page.request.get(url, { headers })).json()).documents_ready_at;
      await expect.poll(readyAt, { timeout: 60_000 }).not.toBeNull();
      const bytesOf = async (document: string) => {
        const answer = await page.request.get(`${url}/${document}`, { headers });
        expect(answer.status()).toBe(200);
        return answer.body();
      };
      const path = (name: string) => test.info().outputPath(name);
      writeFileSync(path('a.pdf'), await bytesOf('attestation'));
      const sha256 = createHash('sha256').update(file.buffer).digest('hex');
      for (const said of [EXPLANATION, NAME, sha256]) expect(textOf(path('a.pdf'))).toContain(squash(said));
      writeFileSync(path('d.zip'), await bytesOf('documents_package'));
      expect(entriesOf(path('d.zip'))).toContainEqual(
        expect.stringMatching(/^documents\/user_\d\d_01_declaration_Jugement – été 2026\.pdf$/),
      );
    });
  });
}
