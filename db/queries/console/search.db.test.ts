import { sql } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import { database, inTransaction } from '@/db/database';
import { answers } from '@/db/schema/applications';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makePendingMarket, makeTestApplication, makeTestMarket } from '@/db/testing/make-test-market';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { type SearchFor, searchApplications, searchMarkets } from './search';

useTestDatabase();

const EMAIL = 'identite_entreprise_contact_email';
const NAME = 'identite_entreprise_identification_raison_sociale';
const names: Record<string, string> = {
  'Dupont & Fils, Bâtiment': '73282932000074',
  'L’Œuvre d’Orléans': '35600000049837',
  'Ets Duponchel': '13002526500013',
};

const LOTS = ['Papier recyclé', 'Cartouches d’encre'].map((name) => ({ name, cpvCode: null }));

beforeAll(async () => {
  const { editor } = await makeTestEditor();
  const market = await makeTestMarket(editor.id, [EMAIL], { name: 'Réfection de l’école Jules-Ferry' });
  await makePendingMarket(editor.id, { name: 'Fournitures de bureau', siret: '21350238800019', lots: LOTS });
  for (const [companyName, siret] of Object.entries(names)) {
    // The name of a draft is in its answer alone.
    const application = await makeTestApplication(market, { siret });
    const email = companyName.startsWith('Dupont') ? 'Jeanne.Dupont@entreprise.example' : 'autre@entreprise.example';
    for (const [fieldKey, text] of [
      [NAME, companyName],
      [EMAIL, email],
    ] as const) {
      const row = { firmId: application.firmId, fieldKey, draft: { text }, value: { text } };
      await database()
        .insert(answers)
        .values({ ...row, updatedAt: application.createdAt });
    }
  }
});

beforeAll(async () => {
  const { editor } = await makeTestEditor();
  const market = await makeTestMarket(editor.id, [EMAIL], { name: 'Voirie' });
  const german = { country: 'DE', kind: 'vat', value: 'DE136695976' } as const;
  const moroccan = { country: 'MA', kind: 'national_register', value: '470 011-B' } as const;
  await makeTestApplication(market, { foreignIdentifier: german, companyName: 'Straßenbau Müller' });
  await makeTestApplication(market, { foreignIdentifier: moroccan, companyName: 'Atlas Travaux' });
});

async function found(wanted: SearchFor) {
  const firms = (await searchApplications(wanted, 50)).map(({ firmName }) => firmName).sort();
  const markets = (await searchMarkets(wanted, 50)).map(({ name }) => name);
  return { firms, markets };
}

it.each([
  ['words', 'dupont', ['Dupont & Fils, Bâtiment'], []],
  ['words', 'BATIMENT dup', ['Dupont & Fils, Bâtiment'], []],
  ['words', 'dupon', ['Dupont & Fils, Bâtiment', 'Ets Duponchel'], []],
  ['words', 'oeuvre orleans', ['L’Œuvre d’Orléans'], []],
  ['words', "l'école", [], ['Réfection de l’école Jules-Ferry']],
  ['words', 'ferry jules', [], ['Réfection de l’école Jules-Ferry']],
  ['words', 'encre cartouche', [], ['Fournitures de bureau']],
  ['siret', '732829320', ['Dupont & Fils, Bâtiment'], []],
  ['siret', '213502', [], ['Fournitures de bureau']],
  ['email', 'jeanne.dupont@ENTREPRISE.example', ['Dupont & Fils, Bâtiment'], []],
  ['email', 'dupont@entreprise.example', [], []],
  ['words', 'fils & | ! (dupont', ['Dupont & Fils, Bâtiment'], []],
  ['words', 'introuvable', [], []],
  ['words', 'de 1366', ['Straßenbau Müller'], []],
  ['words', 'DE136695976', ['Straßenbau Müller'], []],
  ['words', 'dek1101r.hrb_1', [], []],
  ['words', 'DE1366959761', [], []],
  ['siret', '470011', ['Atlas Travaux'], []],
] as const)('%s: %s', async (kind, text, firms, markets) => {
  expect(await found({ kind, text })).toEqual({ firms, markets });
});

it.each([
  ['words', 'dupont'],
  ['siret', '732829320'],
  ['email', 'a@b.example'],
] as const)('%s are looked for in indexes alone, however many firms there are', async (kind, text) => {
  const plan = await inTransaction(async (tx) => {
    await tx.execute(sql`set local enable_seqscan = off`);
    return tx.execute<{ 'QUERY PLAN': string }>(sql`explain ${searchApplications({ kind, text }, 50).getSQL()}`);
  });
  expect(plan.map((line) => line['QUERY PLAN']).join('\n')).not.toContain('Seq Scan');
});
