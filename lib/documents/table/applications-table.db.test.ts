import { beforeAll, expect, it } from 'vitest';
import { inTransaction } from '@/db/database';
import { putApplicationLots } from '@/db/queries/application-lots';
import { findFirms, putLotsOfFirm } from '@/db/queries/firms';
import { putLots } from '@/db/queries/markets';
import { changeApplication } from '@/db/testing/change-rows';
import { makeTestApplication } from '@/db/testing/make-test-market';
import { alter } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { FILES, makeSubmitted, makeSubmittedGroup } from '@/lib/documents/testing/make-submitted';
import type { Cell } from '@/lib/kits/tables/csv';
import { applicationsTable } from './applications-table';

useTestDatabase();

type Made = Awaited<ReturnType<typeof makeSubmitted>>;
let alone: Made;
let group: Made;

beforeAll(async () => {
  alone = await makeSubmitted();
  group = await makeSubmittedGroup();
});

async function tableOf({ market }: Made): Promise<Record<string, Cell>[]> {
  const [titles = [], ...rows] = await applicationsTable(market);
  expect(new Set(titles).size, 'every column has a title of its own').toBe(titles.length);
  for (const row of rows) expect(row).toHaveLength(titles.length);
  return rows.map((row) => Object.fromEntries(titles.map((title, place) => [title, row[place] ?? null])));
}

it('a firm alone: a line, with who it is, what it answered and declared', async () => {
  const [row, ...others] = await tableOf(alone);
  expect(others).toEqual([]);
  expect(row).toMatchObject({
    Candidature: alone.application.identifier,
    'Transmise le (heure de Paris)': '2026-11-22 15:30:45',
    Lot: null,
    Rang: 1,
    'Se présente': 'Seule',
    Entreprise: 'Menuiserie Lefèvre',
    SIRET: '13002526500013',
    'Autre identifiant': null,
    'Déclaration sur l’honneur': 'N’entre dans aucun cas d’exclusion',
    'Déclarée par': 'Elle-même',
    'Fichiers joints': 3,
  });
  const said = Object.values(row ?? {}).join('\n');
  for (const text of [
    'Plan de continuation du 3 mars 2026.',
    'Fichier\u00a0: jugement.pdf',
    'Fichier\u00a0: notes.txt',
  ])
    expect(said).toContain(text);
});

it('a group: a line for each member, the mandataire first, with its own answers', async () => {
  const rows = await tableOf(group);
  expect(rows.map((row) => [row.Rang, row['Se présente'], row.Entreprise, row['Déclarée par']])).toEqual([
    [1, 'Mandataire', 'Menuiserie Lefèvre', 'Elle-même'],
    [2, 'Membre', 'Couverture Petit', 'Elle-même'],
    [3, 'Membre', 'Plomberie Noël', 'Le mandataire'],
  ]);
  expect(new Set(rows.map((row) => row.Candidature))).toEqual(new Set([group.application.identifier]));
});

it('of lots: a line for each that it is for and each member that takes part; nothing where a lot does not ask', async () => {
  const made = await makeSubmittedGroup();
  const lots = ['Gros œuvre', 'Couverture', 'Plomberie'].map((name, rank) => ({
    number: rank + 1,
    name,
    cpvCode: null,
  }));
  const { id, market, application } = made;
  const firms = await findFirms(id);
  await inTransaction(async (tx) => {
    await putLots(tx, market.id, lots);
    await putApplicationLots(tx, application, [1, 2]);
    await putLotsOfFirm(tx, { firmId: firms[1]?.id ?? '', applicationId: id }, [1]);
  });
  await alter(`update market_requirements set lot_ranks = '{1}' where field_key = '${FILES}'`);
  const rows = await tableOf(made);
  await alter(`update market_requirements set lot_ranks = null where field_key = '${FILES}'`);
  expect(rows.map((row) => [row.Lot, row['Nom du lot'], row.Entreprise])).toEqual([
    [1, 'Gros œuvre', 'Menuiserie Lefèvre'],
    [1, 'Gros œuvre', 'Plomberie Noël'],
    [2, 'Couverture', 'Menuiserie Lefèvre'],
    [2, 'Couverture', 'Couverture Petit'],
    [2, 'Couverture', 'Plomberie Noël'],
  ]);
  const filesOf = (row: Record<string, Cell> | undefined) =>
    Object.values(row ?? {})
      .join('\n')
      .includes('notes.txt');
  expect([filesOf(rows[0]), filesOf(rows[2])]).toEqual([false, true]);
});

it('neither a draft nor what was replaced or withdrawn, and only the titles where nobody has applied', async () => {
  await makeTestApplication(alone.market, { companyName: 'Brouillon' });
  expect(await tableOf(alone)).toHaveLength(1);
  const nobody = await makeSubmitted();
  await changeApplication(nobody.application.identifier, { completedAt: null });
  expect(await tableOf(nobody)).toEqual([]);
  const at = new Date('2026-11-23T08:00:00Z');
  for (const gone of [{ replacedAt: at }, { withdrawnAt: at }]) {
    const made = await makeSubmitted();
    expect(await tableOf(made)).toHaveLength(1);
    await changeApplication(made.application.identifier, gone);
    expect(await tableOf(made)).toEqual([]);
  }
});
