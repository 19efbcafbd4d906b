import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { database } from '@/db/database';
import { endCall, insertCall } from '@/db/queries/registers/calls';
import { insertPending } from '@/db/queries/registers/states';
import type { RegisterState } from '@/db/schema/registers';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestApplication, makeTestMarket } from '@/db/testing/make-test-market';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { ASKED, beginApplication, identity } from '@/lib/applications/testing/begin-application';
import { forgetEnv } from '@/lib/env';
import { examineNow } from '@/lib/monitoring/examine-instance';
import { readMetrics } from '@/lib/monitoring/read-metrics';
import { readinessOf } from '@/lib/monitoring/readiness';
import { log } from '@/lib/observability/log';
import { takeSums } from '@/lib/observability/metrics';
import { askRegister } from './ask-register';
import { examineRegisters, isTokenRefused, isUnavailable, unavailableSeconds } from './examine-registers';
import { testSiret } from './testing/register-server';

useTestDatabase();

const NOW = new Date();
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const DGFIP = 'api_entreprise_dgfip_attestations_fiscales';
const SIRET = testSiret(1);

beforeAll(() => {
  vi.stubEnv('REGISTERS', 'attestation_fiscale,qualibat');
  vi.stubEnv('API_ENTREPRISE_TOKEN', 'S3CRET');
  forgetEnv();
});
beforeEach(async () => {
  takeSums();
  await database().execute('truncate register_calls, register_states, metric_totals');
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => {
  vi.unstubAllEnvs();
  forgetEnv();
});

type Ended = { outcome: RegisterState; status?: number; at: Date };

async function call({ outcome, status, at }: Ended, register = 'attestation_fiscale', limitGroup = DGFIP) {
  const made = { register, limitGroup, editorId: crypto.randomUUID(), application: 'FT1', siret: SIRET, purpose: 'x' };
  const id = await insertCall(database(), { ...made, startedAt: at });
  const ended = { endedAt: at, status: status ?? null, outcome, reference: null, groupClosedUntil: null };
  await endCall(database(), id, ended);
}

/** Firms of an application each, for which the register waits since then. */
async function wait(askedAt: Date, deadline: Date, registers = ['attestation_fiscale']) {
  const { editor } = await makeTestEditor();
  const market = await makeTestMarket(editor.id, ASKED, { deadline });
  const { firmId } = await makeTestApplication(market, {});
  await insertPending(database(), { firmId, siret: SIRET, registers, now: askedAt });
}

const dgfip = async () => {
  const [register] = (await examineRegisters(NOW)).registers;
  if (!register) throw new Error('no register');
  return register;
};

it('tells for how long a register has given nothing but failures, until it answers', async () => {
  await call({ outcome: 'found', status: 200, at: ago(30) });
  expect(await dgfip()).toMatchObject({ lastAnsweredAt: ago(30), failingSince: null, lastStatus: 200 });
  for (const minutes of [20, 10, 1]) await call({ outcome: 'unavailable', status: 502, at: ago(minutes) });
  const failing = await dgfip();
  expect(failing).toMatchObject({ lastAnsweredAt: ago(30), failingSince: ago(20), lastStatus: 502 });
  expect([unavailableSeconds(failing, NOW), isUnavailable(failing, NOW)]).toEqual([1200, true]);
  expect(readinessOf(await examineNow()).warnings).toContain('register_unavailable');
  await call({ outcome: 'not_found', status: 404, at: ago(0.5) });
  expect(isUnavailable(await dgfip(), NOW)).toBe(false);
});

it('says nothing of a register that nobody has asked for hours, nor of one for the failures of another', async () => {
  await call({ outcome: 'unavailable', at: ago(300) });
  await call({ outcome: 'unavailable', at: ago(20) }, 'qualibat', 'other');
  const { registers } = await examineRegisters(NOW);
  expect(registers.map((register) => isUnavailable(register, NOW))).toEqual([false, true]);
});

it.each([
  [401, true],
  [403, true],
  [422, false],
  [502, false],
])('a token is refused by %i: %s; what came over no HTTP changes nothing', async (status, isRefused) => {
  await call({ outcome: 'unavailable', status, at: ago(2) });
  await call({ outcome: 'unavailable', at: ago(1) });
  expect(isTokenRefused(await dgfip())).toBe(isRefused);
});

it('tells who waits, what is left of a limit, and which drafts will close before a register is heard', async () => {
  await wait(ago(1), ago(-30));
  await wait(ago(15), ago(-30), ['attestation_fiscale', 'qualibat']);
  await wait(ago(15), ago(-90));
  for (const seconds of [5, 10, 70]) await call({ outcome: 'found', status: 200, at: ago(seconds / 60) });
  const { groups, nearDeadline } = await examineRegisters(NOW);
  expect(groups).toEqual([
    { group: DGFIP, waiting: 3, left: 3 },
    { group: 'api_entreprise_low_latency_documents', waiting: 1, left: 50 },
  ]);
  expect(nearDeadline).toBe(1);
});

it('a group that the provider closed has nothing left', async () => {
  await call({ outcome: 'unavailable', status: 429, at: ago(1) });
  await database().execute(`update register_calls set group_closed_until = now() + interval '1 hour'`);
  expect((await examineRegisters(NOW)).groups[0]).toMatchObject({ left: 0 });
});

it('a call is counted and timed, shown at /metrics, and one that only operators can mend is told without its token', async () => {
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('{}', { status: 401 }));
  const warn = vi.spyOn(log(), 'warn');
  const { editor } = await makeTestEditor();
  const begun = await beginApplication(await makeTestMarket(editor.id, ASKED));
  await begun.post('company_identification', identity({ siret: SIRET, name: 'Menuiserie' }), { now: NOW });
  await askRegister(begun.application.firmId, 'attestation_fiscale');
  expect(warn.mock.calls).toEqual([[expect.objectContaining({ status: 401 }), 'register refused the call']]);
  expect(JSON.stringify(warn.mock.calls)).not.toMatch(new RegExp(`S3CRET|Bearer|${SIRET}`));
  const text = await readMetrics();
  const labels = 'register="attestation_fiscale"';
  expect(text).toContain(`\npasse_marche_register_answers_total{${labels},state="unavailable"} 1\n`);
  expect(text).toContain(`\npasse_marche_register_answer_duration_seconds_count{${labels}} 1\n`);
  expect(text).toContain(`\npasse_marche_register_token_refused{${labels}} 1\n`);
  expect(text).toContain(`\npasse_marche_register_budget_left{group="${DGFIP}"} 4\n`);
  expect(text).toContain('\npasse_marche_register_waiting_near_deadline 0\n');
});
