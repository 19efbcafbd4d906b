import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Case } from '@/demo/registers/cases';
import type { OperationName } from '@/demo/registers/operations';
import { personaList, personas } from '@/demo/registers/personas';
import { type RunningRegisters, startRegisters } from '@/demo/registers/start-registers';
import { callRegister } from '@/lib/registers/call-register';
import type { Outcome, Register } from '@/lib/registers/register';
import { REGISTERS } from '@/lib/registers/registers';
import { askRegistersAt, forgetRegisterSettings } from '@/lib/registers/testing/register-settings';

/** What the client makes of every persona of the demonstration, each register asked over HTTP. */
let simulated: RunningRegisters;

beforeAll(async () => {
  simulated = await startRegisters({ minuteMs: 5, secondMs: 5, slowMs: 1 });
  askRegistersAt(simulated.url, simulated.token);
});
afterAll(async () => {
  forgetRegisterSettings();
  await simulated.stop();
});

const BUYER = '00020000600013';

async function ask(register: Register, siret: string) {
  const about = { siret, recipient: BUYER, purpose: 'VR-2026-A FT20261122B' };
  const answer = await callRegister(register, about, 2_000);
  return answer ? register.read(answer, siret) : { state: 'unavailable' as const };
}

const operationOf = (key: string) =>
  (key === 'recherche_entreprises' ? 'recherche' : key.replace(/_\d$/, '')) as OperationName;

const ABSENT = ['not_found', 'out_of_scope'];
const STATES: Partial<Record<Case, string[]>> = {
  found: ['found'],
  expired: ['found', 'out_of_scope'],
  incomplete: ['found', 'out_of_scope'],
  unknown: ABSENT,
  undisclosed: ABSENT,
  under_review: ['unavailable', 'not_found'],
  refused: ['refused', ...ABSENT],
  // The answer itself is good; its document is not.
  expired_link: ['found'],
  foreign_link: ['found'],
  not_a_pdf: ['found'],
  slow: ['found'],
};

describe.each(personaList.map((persona) => [persona.name, persona] as const))('%s', (_name, { siret, cases }) => {
  it.each(REGISTERS.map((register) => [register.key, register] as const))('%s', async (key, register) => {
    const expected = STATES[cases[operationOf(key)]] ?? ['unavailable'];
    await vi.waitFor(async () => expect(expected).toContain((await ask(register, siret)).state), 5_000);
  });
});

it('nothing tells the name or the address of a firm that asked not to be shown', async () => {
  const { siret, firm } = personas.partiellement_diffusible;
  for (const register of REGISTERS.filter(({ isIdentity }) => isIdentity)) {
    const { said = {} } = (await ask(register, siret)) as Outcome;
    const shown = Object.keys(said).filter((source) => /social_reason|siret|address|name/.test(source));
    expect([register.key, shown]).toEqual([register.key, []]);
  }
  expect(JSON.stringify(firm)).toContain('GARNIER');
});

it('only Urssaf refuses', async () => {
  const refused = await Promise.all(
    REGISTERS.map(
      async (register) => [register.key, (await ask(register, personas.refus_urssaf.siret)).state] as const,
    ),
  );
  expect(refused.filter(([, state]) => state === 'refused')).toEqual([['urssaf', 'refused']]);
});
