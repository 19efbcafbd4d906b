import fc from 'fast-check';
import { expect, it } from 'vitest';
import { database } from '@/db/database';
import { changeMarket } from '@/db/testing/change-rows';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestMarket } from '@/db/testing/make-test-market';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { beginReplacement, withdrawApplication } from './replace-application';
import { ASKED, declare, identity } from './testing/begin-application';
import { readyAt, reopen } from './testing/submitted';

useTestDatabase();

const NOW = new Date('2026-11-22T10:00:00.123Z');
const AFTER = new Date('2026-12-31T11:00:00Z');
const BEFORE = new Date('2026-11-01T11:00:00Z');
const SIRETS = ['130 025 265 00013', '732 829 320 00074'];
const LOTS = ['Gros œuvre', 'Peinture'].map((name) => ({ name, cpvCode: null }));

type Begun = Awaited<ReturnType<typeof reopen>>;
type Standing = { firm: string; lot: number | null };

const anyStep = fc.oneof(
  fc.record({
    kind: fc.constant('draft' as const),
    firm: fc.nat({ max: 1 }),
    lots: fc.subarray([1, 2], { minLength: 1 }),
  }),
  fc.record({ kind: fc.constantFrom('submit' as const, 'replace' as const), which: fc.nat({ max: 20 }) }),
  fc.record({ kind: fc.constantFrom('withdraw' as const), which: fc.nat({ max: 20 }) }),
  fc.record({
    kind: fc.constant('choose' as const),
    which: fc.nat({ max: 20 }),
    lots: fc.subarray([1, 2], { minLength: 1 }),
  }),
  fc.record({ kind: fc.constant('deadline' as const), passed: fc.boolean() }),
);
type Step = typeof anyStep extends fc.Arbitrary<infer One> ? One : never;

/** What stands, by the rows of applications themselves: submitted, neither replaced nor withdrawn. */
async function standing(marketId: string): Promise<Standing[]> {
  const rows = await database().execute<Standing>(`
    select siret as firm, lot_rank as lot from market_applications
    left join application_lots on application_id = id
    where market_applications.market_id = '${marketId}' and completed_at is not null and replaced_at is null and withdrawn_at is null`);
  return [...rows];
}

async function counted(marketId: string): Promise<Standing[]> {
  const rows = await database().execute<Standing>(
    `select firm_identifier as firm, lot_rank as lot from live_submissions where market_id = '${marketId}'`,
  );
  return [...rows];
}

const sorted = (all: Standing[]) => all.map(({ firm, lot }) => `${firm} ${lot}`).sort();

const ticked = (lots: readonly number[]) => Object.fromEntries(lots.map((each) => [`lots.lot_${each}`, 'yes']));

it.each([[LOTS], [[]]])(
  'whatever one does in whatever order, a firm stands once on a lot, and not less than before unless it withdrew',
  async (lots) => {
    const { editor } = await makeTestEditor();
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 4, maxLength: 14 }), async (steps) => {
        const market = await makeTestMarket(editor.id, ASKED, { deadline: AFTER, lots });
        const begun: Begun[] = [];
        for (const step of steps) {
          const before = await standing(market.id);
          await take(step, begun, market, lots.length > 0);
          const after = await standing(market.id);
          expect(new Set(sorted(after)).size).toBe(after.length);
          expect(sorted(await counted(market.id))).toEqual(sorted(after));
          const gone = SIRETS.map((siret) => siret.replaceAll(' ', '')).filter(
            (firm) => before.some((each) => each.firm === firm) && !after.some((each) => each.firm === firm),
          );
          if (step.kind !== 'withdraw') expect(gone).toEqual([]);
        }
      }),
      { numRuns: 25, seed: 22, endOnFailure: true },
    );
  },
  120_000,
);

async function take(
  step: Step,
  begun: Begun[],
  market: Awaited<ReturnType<typeof makeTestMarket>>,
  hasLots: boolean,
): Promise<void> {
  if (step.kind === 'draft') {
    const siret = SIRETS[step.firm];
    begun.push(await readyAt(market, {}, { ...identity({ siret }), ...(hasLots ? ticked(step.lots) : {}) }));
    return;
  }
  if (step.kind === 'deadline') return changeMarket(market.identifier, { deadline: step.passed ? BEFORE : AFTER });
  const chosen = begun[step.which % Math.max(begun.length, 1)];
  if (!chosen) return;
  if (step.kind === 'withdraw') return void (await withdrawApplication(chosen.id, NOW));
  if (step.kind === 'submit') return void (await chosen.submit());
  if (step.kind === 'choose') {
    const { siret, completedAt } = await chosen.current();
    if (hasLots && !completedAt)
      await chosen.post('company_identification', { ...identity(siret ? { siret } : {}), ...ticked(step.lots) });
    return;
  }
  const outcome = await beginReplacement(chosen.id, NOW);
  if ('why' in outcome) return;
  const draft = await reopen(outcome.identifier);
  await draft.post('motifs_exclusion', declare('no_exclusion'));
  begun.push(draft);
}
