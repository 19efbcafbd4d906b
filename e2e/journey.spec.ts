import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Download, expect } from '@playwright/test';
import { configureMarket } from './buyer';
import { ANSWERS, answerExclusionGrounds, answerTexts, FILE_NAME, identifyCompany, submit } from './candidate';
import { createMarket, openApplication, receivedWebhooks } from './platform';
import { test } from './walk';

const TURNOVER = 'capacite_economique_financiere_chiffre_affaires_global_annuel';
const TOOLS = 'capacites_techniques_professionnelles_outillage_materiel_equipements';
const TOOLS_ANSWER = 'Deux nacelles de 12 m et un atelier de 400 m².';
const MARKET = 'Entretien des espaces verts & des toitures';

for (const javaScriptEnabled of [true, false]) {
  test.describe(`the whole journey, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('from the market to the downloaded dossier', async ({ walk }) => {
      test.setTimeout(180_000);
      const { page, inspect } = walk;
      const market = await createMarket(page, { name: MARKET, types: ['services', 'works'] });
      await page.getByRole('link', { name: 'Configurer le marché (acheteur)' }).click();
      await configureMarket(walk, { defense: false, additional: [TURNOVER, TOOLS] });
      await inspect('buyer-sync-status');
      await expect.poll(() => receivedWebhooks(page, market.identifier)).toHaveLength(1);
      const [completed] = await receivedWebhooks(page, market.identifier);
      expect(completed).toMatchObject({ event: 'market.completed', authentic: true });
      expect(JSON.parse(completed?.rawBody ?? '').market.field_keys).toEqual(expect.arrayContaining([TURNOVER, TOOLS]));

      const application = await openApplication(page, market.pageUrl, '73282932000074');
      await identifyCompany(walk);
      await answerExclusionGrounds(walk);
      await answerTexts(walk, 'capacite_economique_financiere', { [TURNOVER]: '2025 : 1 200 000 €' });
      await answerTexts(walk, 'capacites_techniques_professionnelles', { [TOOLS]: TOOLS_ANSWER });
      await submit(walk);

      await expect.poll(() => receivedWebhooks(page, application), { timeout: 30_000 }).toHaveLength(1);
      const [submitted] = await receivedWebhooks(page, application);
      expect(submitted).toMatchObject({ event: 'market_application.completed', authentic: true, duplicate: false });
      await page.getByRole('link', { name: 'Actualiser' }).click();
      await expect(page.locator('[data-sync-status=sync_completed][data-documents=ready]')).toBeVisible();
      await inspect('candidate-sync-status');

      await page.goto(market.pageUrl);
      const attestation = await download(page.waitForEvent('download'), () =>
        page.getByRole('link', { name: /Attestation \(PDF\)/ }).click(),
      );
      const text = textOf(attestation);
      const expected = [MARKET, market.identifier, application, FILE_NAME, TOOLS_ANSWER, ...Object.values(ANSWERS)];
      for (const answer of expected) expect(text).toContain(squash(answer));
      const dossier = await download(page.waitForEvent('download'), () =>
        page.getByRole('link', { name: /Dossier \(ZIP\)/ }).click(),
      );
      expect(entriesOf(dossier)).toEqual([
        `buyer_attestation_${application}.pdf`,
        'manifest.json',
        expect.stringMatching(/^documents\/user_\d\d_01_motifs_exclusion_.*\.pdf$/),
      ]);
    });
  });
}

/** The file that a click brings, in a folder of its own. */
async function download(coming: Promise<Download>, click: () => Promise<void>): Promise<string> {
  await click();
  const file = await coming;
  const folder = mkdtempSync(path.join(tmpdir(), 'passe-marche-download-'));
  const saved = path.join(folder, file.suggestedFilename());
  await file.saveAs(saved);
  return saved;
}

/** Text on one line, as it is compared: the paper breaks lines where it wants. */
const squash = (text: string) => text.normalize('NFC').replace(/\s+/g, '');

function textOf(pdf: string): string {
  return squash(execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }));
}

/** Names in a ZIP's central directory (APPNOTE 4.3.12). */
function entriesOf(zip: string): string[] {
  const bytes = readFileSync(zip);
  const names: string[] = [];
  for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 46)) {
    names.push(bytes.subarray(at + 46, at + 46 + bytes.readUInt16LE(at + 28)).toString('utf8'));
  }
  rmSync(path.dirname(zip), { recursive: true });
  return names;
}
