import { beforeEach, describe, expect, it, vi } from 'vitest';
import { inTransaction } from '@/db/database';
import { findDocuments, insertDocument } from '@/db/queries/answers';
import type { Market } from '@/db/queries/markets';
import { insertCall, listCalls } from '@/db/queries/registers/calls';
import { findRegisterRows, insertPending } from '@/db/queries/registers/states';
import { findErasures } from '@/db/queries/retention/erasure';
import { auditRows, emptyAudit } from '@/db/testing/audit-rows';
import { everythingStored } from '@/db/testing/change-rows';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makePendingMarket } from '@/db/testing/make-test-market';
import { alter } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { extendChain } from '@/lib/audit/extend-chain';
import { verifyAudit } from '@/lib/audit/verify-chain';
import { forgetEnv } from '@/lib/env';
import { instanceStorage } from '@/lib/storage/instance-storage';
import { applyRetention } from './apply-retention';
import { proofDigest } from './erase-due';
import { liftHold, placeHold } from './legal-hold';
import { tellOutcome } from './market-outcome';
import { planRetention } from './plan-retention';
import { makeFullApplication, store } from './testing/dated-application';

useTestDatabase();

const at = (text: string) => new Date(`${text}T12:00:00Z`);
const NOW = at('2040-06-15');
const SUBMITTED = at('2020-01-01');
const DAY_MS = 86_400_000;

type Full = Awaited<ReturnType<typeof makeFullApplication>>;

let editorId: string;
let rank = 0;

beforeEach(async () => {
  await alter('truncate editors, public_markets, erasures, legal_holds, sessions, access_links, outbox cascade');
  await emptyAudit();
  editorId = (await makeTestEditor()).editor.id;
});

const newMarket = (deadline: Date, fields: Parameters<typeof makePendingMarket>[1] = {}) =>
  makePendingMarket(editorId, { deadline, completedAt: at('2019-01-01'), createdAt: at('2019-01-01'), ...fields });

function apply(market: Market, submittedAt: Date | null, file?: Parameters<typeof makeFullApplication>[1]['file']) {
  rank += 1;
  return makeFullApplication(market, { name: `Entreprise ${rank}.`, submittedAt, ...(file && { file }) });
}

/** Whether anything is left of it: its name anywhere in the database, its files in storage. */
async function whatIsLeft({ name, id, identifier, objects }: Full) {
  const stored = await everythingStored();
  const stats = await Promise.all(objects.map((key) => instanceStorage().stat(key)));
  const audited = JSON.stringify(await auditRows());
  const inDatabase = stored.split('\n').filter((line) => !audited.includes(line));
  return {
    named: inDatabase.some((line) => line.includes(name)),
    identified: inDatabase.some((line) => line.includes(identifier) && !line.includes('actor_kind')),
    known: inDatabase.some((line) => line.includes(id) && !line.includes('actor_kind')),
    objects: stats.filter((stat) => stat !== null).length,
  };
}

const NOTHING = { named: false, identified: false, known: false, objects: 0 };
const isWhole = async (full: Full) =>
  expect(await whatIsLeft(full)).toEqual({ named: true, identified: true, known: true, objects: full.objects.length });
const isGone = async (full: Full) => expect(await whatIsLeft(full)).toEqual(NOTHING);

describe('what is due goes, from the database and from storage, and nothing else', () => {
  it.each([
    ['a draft, 12 months after the deadline', at('2039-06-15'), null, undefined],
    [
      'a submission of which nothing was told: 10 years from 12 months after the deadline',
      at('2029-06-15'),
      SUBMITTED,
      undefined,
    ],
    [
      'one that was not chosen: 5 years from the signature',
      at('2030-01-01'),
      SUBMITTED,
      { signedAt: at('2035-06-15'), winners: [] as string[] },
    ],
  ])('%s', async (_what, limit, submittedAt, outcome) => {
    const [due, kept] = [await newMarket(limit), await newMarket(new Date(limit.getTime() + 1))];
    const [gone, left] = [await apply(due, submittedAt), await apply(kept, submittedAt)];
    if (outcome) {
      await tellOutcome(due.identifier, outcome, NOW);
      await tellOutcome(kept.identifier, { ...outcome, signedAt: new Date(outcome.signedAt.getTime() + 1) }, NOW);
    }
    await isWhole(gone);
    await applyRetention(NOW);
    await isGone(gone);
    await isWhole(left);
  });

  it('the one that was chosen stays twice as long as the others', async () => {
    const market = await newMarket(at('2033-01-01'));
    const [winner, other] = [await apply(market, SUBMITTED), await apply(market, SUBMITTED)];
    await tellOutcome(market.identifier, { signedAt: at('2034-01-01'), winners: [winner.identifier] }, NOW);
    await applyRetention(NOW);
    await isGone(other);
    await isWhole(winner);
    await applyRetention(at('2044-01-01'));
    await isGone(winner);
  });

  it('a cancelled market chose nobody: 5 years from there', async () => {
    const due = await apply(await newMarket(at('2036-01-01'), { cancelledAt: at('2035-06-15') }), SUBMITTED);
    const kept = await apply(await newMarket(at('2034-01-01'), { cancelledAt: at('2035-06-16') }), SUBMITTED);
    await applyRetention(NOW);
    await isGone(due);
    await isWhole(kept);
  });

  it('a winner must be an application to the market', async () => {
    const market = await newMarket(at('2033-01-01'));
    const stranger = await apply(await newMarket(at('2033-01-01')), SUBMITTED);
    const told = tellOutcome(market.identifier, { signedAt: NOW, winners: [stranger.identifier] }, NOW);
    await expect(told).rejects.toMatchObject({ code: 'invalid' });
  });

  it('a market goes with its last application, at its own time', async () => {
    const market = await newMarket(at('2029-06-15'));
    const held = await apply(market, SUBMITTED);
    const unfinished = await newMarket(at('2039-06-15'), { completedAt: null });
    await placeHold(held.identifier, 'recours', NOW);
    expect(await applyRetention(NOW)).toMatchObject({ unfinished_markets: 1 });
    await isWhole(held);
    expect(await everythingStored()).not.toContain(unfinished.id);
    await liftHold(held.identifier, NOW);
    expect(await applyRetention(NOW)).toMatchObject({ successful: 1, markets: 1 });
    await isGone(held);
    expect((await everythingStored()).split('\n').filter((line) => line.includes(market.id))).toEqual([]);
  });

  it('a file of two applications stays while the other one does', async () => {
    const file = await store('the same balance sheet');
    const due = await apply(await newMarket(at('2039-06-15')), null, file);
    const kept = await apply(await newMarket(at('2039-06-16')), null, file);
    await applyRetention(NOW);
    expect(await whatIsLeft(due)).toEqual({ ...NOTHING, objects: 1 });
    await isWhole(kept);
    await applyRetention(new Date(NOW.getTime() + DAY_MS));
    await isGone(kept);
    await isGone(due);
  });

  it.each(['market', 'application'] as const)('nothing, under a legal hold on the %s', async (subject) => {
    const market = await newMarket(at('2030-01-01'));
    const full = await apply(market, null);
    const identifier = subject === 'market' ? market.identifier : full.identifier;
    await placeHold(identifier, 'recours', NOW);
    await placeHold(identifier, 'contrôle', NOW);
    expect(Object.keys(await applyRetention(NOW))).not.toContain('drafts');
    await isWhole(full);
    expect(await liftHold(identifier, NOW)).toBe(2);
    await applyRetention(NOW);
    await isGone(full);
  });

  it('nothing a second time', async () => {
    await apply(await newMarket(at('2030-01-01')), null);
    const kept = await apply(await newMarket(at('2039-06-16')), null);
    expect(await applyRetention(NOW)).toMatchObject({ drafts: 1 });
    const rows = (await auditRows()).length;
    expect(await applyRetention(NOW)).toEqual({});
    expect(await auditRows()).toHaveLength(rows);
    await isWhole(kept);
  });

  it('sooner or later, as RETENTION says', async () => {
    const full = await apply(await newMarket(at('2040-03-14')), null);
    await applyRetention(NOW);
    await isWhole(full);
    vi.stubEnv('RETENTION', 'drafts=3');
    forgetEnv();
    await applyRetention(NOW);
    vi.stubEnv('RETENTION', undefined);
    forgetEnv();
    await isGone(full);
  });
});

describe('an interruption', () => {
  it('leaves each application whole or gone, and the next run goes on', async () => {
    const market = await newMarket(at('2030-01-01'));
    const all = [await apply(market, null), await apply(market, null), await apply(market, null)];
    // The process dies once the first is committed, before its files are removed.
    const remove = vi.spyOn(instanceStorage(), 'remove').mockRejectedValueOnce(new Error('killed'));
    await expect(applyRetention(NOW)).rejects.toThrow('killed');
    remove.mockRestore();
    const left = await Promise.all(all.map(whatIsLeft));
    expect(left.filter(({ known }) => !known)).toEqual([{ ...NOTHING, objects: 1 }]);
    expect(await applyRetention(NOW)).toMatchObject({ drafts: 2 });
    for (const full of all) await isGone(full);
  });

  it('nor does a second run at the same moment do anything twice', async () => {
    const market = await newMarket(at('2030-01-01'));
    const all = [await apply(market, null), await apply(market, null), await apply(market, null)];
    const runs = await Promise.all([applyRetention(NOW), applyRetention(NOW)]);
    expect(runs.map((run) => run.drafts ?? 0).reduce((sum, count) => sum + count)).toBe(3);
    for (const full of all) await isGone(full);
  });
});

describe('what stays of an erased application', () => {
  it('is a proof, which the audit log has too, and which only its identifier finds', async () => {
    const full = await apply(await newMarket(at('2028-01-01')), SUBMITTED);
    await applyRetention(NOW);
    const [proof, ...others] = await findErasures(proofDigest(full.identifier));
    expect(others).toEqual([]);
    const counts = { answers: 1, declarations: 1, files: 1, documents: 1, deliveries: 1, links: 1, grants: 1 };
    expect(proof).toMatchObject({ rule: 'successful', subject: 'application', erasedAt: NOW, objectsLeft: [] });
    expect(proof?.counts).toMatchObject(counts);
    expect(proof?.counts.bytes).toBeGreaterThan(0);
    const row = (await auditRows()).find(({ action }) => action === 'application.erased');
    expect(row).toMatchObject({ targetId: proof?.id, details: { rule: 'successful', ...counts }, actorKind: 'system' });
    await extendChain(NOW);
    expect(await verifyAudit(() => {})).toMatchObject({ problems: 0 });
  });
});

describe('planRetention', () => {
  it('counts what would go, with the oldest, and erases nothing', async () => {
    const [old, older] = [await newMarket(at('2030-01-01')), await newMarket(at('2029-01-01'))];
    const all = [await apply(old, null), await apply(older, null), await apply(older, SUBMITTED)];
    const planned = await planRetention(NOW);
    const of = (rule: string) => planned.find((each) => each.rule === rule);
    expect(of('drafts')).toMatchObject({ count: 2, what: 'applications', months: 12, oldest: at('2030-01-01') });
    expect(of('successful')).toMatchObject({ count: 1, oldest: at('2040-01-01'), belowLaw: false });
    expect(of('unsuccessful')).toMatchObject({ count: 0, oldest: null });
    for (const full of all) await isWhole(full);
  });
});

describe('what registers were asked and said', () => {
  it.each([
    ['a draft', null, at('2039-06-15')],
    ['a submission', SUBMITTED, at('2029-06-15')],
  ])(
    'of %s: answers and documents go with it, the call stays as long as the audit log',
    async (_what, submittedAt, limit) => {
      const [gone, left] = [
        await apply(await newMarket(limit), submittedAt),
        await apply(await newMarket(at('2041-01-01')), submittedAt),
      ];
      const [certificate, other] = [await answer(gone, at('2037-06-18')), await answer(left, at('2037-06-16'))];
      await applyRetention(NOW);
      await expect(registersOf(gone)).resolves.toEqual({ states: 0, documents: 0, calls: 1 });
      await expect(registersOf(left)).resolves.toEqual({ states: 1, documents: 1, calls: 1 });
      expect(await instanceStorage().stat(certificate)).toBeNull();
      expect(await instanceStorage().stat(other)).not.toBeNull();
      await applyRetention(at('2040-06-16'));
      await expect(registersOf(left)).resolves.toMatchObject({ calls: 1 });
      await applyRetention(at('2040-06-17'));
      await expect(registersOf(left)).resolves.toEqual({ states: 1, documents: 1, calls: 0 });
      await expect(registersOf(gone)).resolves.toMatchObject({ calls: 1 });
    },
  );

  /** A register that was asked about its firm, and gave a certificate. Returns where that is stored. */
  async function answer({ firmId, identifier, name }: Full, startedAt: Date): Promise<string> {
    const { key: storageKey, ...described } = await store(`certificate of ${name}`);
    const asked = { register: 'qualibat', siret: '13002526500013' };
    await inTransaction(async (tx) => {
      await insertPending(tx, { firmId, siret: asked.siret, registers: [asked.register], now: startedAt });
      const place = { firmId, fieldKey: 'a-field', register: asked.register, name: 'Certificat.pdf' };
      const stored = { storageKey, ...described, contentType: 'application/pdf', createdAt: startedAt };
      await insertDocument(tx, { ...place, ...stored });
      const why = { limitGroup: 'any', editorId, application: identifier, purpose: 'essai', startedAt };
      await insertCall(tx, { ...asked, ...why });
    });
    return storageKey;
  }

  const registersOf = async ({ firmId, identifier }: Full) => ({
    states: (await findRegisterRows(firmId)).length,
    documents: (await findDocuments(firmId)).filter(({ register }) => register !== null).length,
    calls: (await listCalls(identifier)).length,
  });
});

describe('rows of their own', () => {
  const insert = `
    insert into sessions (digest, created_at, expires_at) values ('old', now(), '2040-05-14'), ('new', now(), '2040-05-16');
    insert into outbox (name, data, relayed_at) values ('old', '{}', '2040-05-14'), ('new', '{}', '2040-05-16'), ('waiting', '{}', null)`;

  it('go when they are older than their rule lets them be', async () => {
    for (const statement of insert.split(';')) await alter(statement);
    const planned = (await planRetention(NOW)).filter(({ count }) => count > 0);
    expect(planned.map(({ what, count }) => [what, count])).toEqual([
      ['sessions', 1],
      ['outbox', 1],
    ]);
    expect(await applyRetention(NOW)).toEqual({ sessions: 1, outbox: 1 });
    const stored = await everythingStored();
    expect(stored).toContain('waiting');
    expect(stored).not.toContain('old"');
  });
});
