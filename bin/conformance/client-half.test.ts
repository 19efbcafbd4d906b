import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startEditor } from '@/demo/orveane/start-editor';
import { type StepName, tryClient } from './client-half';
import { countMarks, judgeBoxes } from './findings';
import { type Fault, trialClient } from './testing/trial-client';
import { CREDENTIALS, startTrialInstance, type TrialInstance } from './trial-instance';

const SHORT = { waitMs: 4_000, settleMs: 600, patienceMs: 8_000 };

let instance: TrialInstance;
afterEach(() => instance.close());

/** Tries this client: one step after the other, each begun when the one before is done. */
async function tryIt(
  act: (step: StepName) => Promise<unknown>,
  settings: Partial<typeof SHORT> & { steps?: StepName[] } = {},
) {
  let acting: Promise<unknown> = Promise.resolve();
  const ask = (step: StepName) => {
    acting = acting.then(() => act(step)).catch(() => {});
  };
  return tryClient({ instance, ask, ...SHORT, ...settings });
}

describe('a client that does as it should', () => {
  it('passes every step', { timeout: 60_000 }, async () => {
    instance = await startTrialInstance();
    const findings = await tryIt(trialClient(instance.url).act);
    expect(findings.filter(({ ok }) => !ok)).toEqual([]);
    const { passed, failed } = countMarks(judgeBoxes(findings));
    expect([passed, failed]).toEqual([17, 0]);
  });
});

describe('a client that is wrong is caught, by name', () => {
  it.each<[Fault, StepName, number, RegExp]>([
    ['wrong_secret', 'token', 5, /identifiants faux/],
    ['no_root_key', 'create_market', 6, /pas de clé public_market/],
    ['no_renewal', 'refused_token', 2, /n’est pas refait/],
    ['insists_on_403', 'forbidden', 4, /2 nouvelles tentatives après un 403/],
    ['repeats_422', 'invalid', 8, /2 nouvelles tentatives après un 422/],
    ['hurries_after_429', 'too_many', 28, /2 appels avant la fin de Retry-After/],
    ['other_key', 'server_error', 40, /un autre Idempotency-Key/],
    ['no_key', 'server_error', 40, /pas d’Idempotency-Key/],
    ['other_body', 'server_error', 40, /un autre corps/],
    ['waits_for_ever', 'time_out', 27, /attend encore après 8 s/],
    ['always_a_siret', 'without_siret', 12, /siret "73282932000074"/],
    ['insists_on_attestation', 'not_completed', 15, /2 nouvelles tentatives/],
    ['hurries_after_404', 'not_ready', 15, /2 appels avant la fin de Retry-After/],
  ])('%s', { timeout: 90_000 }, async (fault, step, box, seen) => {
    instance = await startTrialInstance();
    const steps: StepName[] = ['create_market', 'with_siret', step];
    const findings = await tryIt(trialClient(instance.url, fault).act, { waitMs: 2_500, steps });
    const caught = findings.filter(({ ok, name, boxes }) => !ok && name === step && boxes.includes(box));
    expect(caught.map((finding) => finding.seen).join('\n')).toMatch(seen);
    expect(judgeBoxes(findings).find(({ number }) => number === box)?.mark).toBe('failed');
  });
});

it('the demonstration platform passes every step, through its own pages', { timeout: 120_000 }, async () => {
  instance = await startTrialInstance();
  const orveane = await startEditor({
    ...{ port: 0, host: '127.0.0.1', smtpPort: undefined, registersUrl: 'http://127.0.0.1:9' },
    ...{ passeMarcheUrl: instance.url, dataDir: mkdtempSync(path.join(tmpdir(), 'orveane-')) },
    ...{ ...CREDENTIALS, webhookSecrets: ['secret'] },
  });
  const get = async (page: string) => (await fetch(orveane.url + page)).text();
  const post = (page: string, form: Record<string, string>) =>
    fetch(orveane.url + page, { method: 'POST', body: new URLSearchParams(form), headers: { Origin: orveane.url } });
  const nonceIn = (page: string) => /name="nonce" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const market = { name: 'École', deadline: '2099-12-31T12:00', siret: '13002526500013', market_type_codes: 'works' };
  /** As a person does: what may have been done is posted again from the page that says so. */
  const create = async (times = 1) => {
    let nonce = nonceIn(await get('/marches/nouveau'));
    for (let attempt = 1; attempt <= times; attempt++) {
      const answer = await post('/marches', { ...market, nonce });
      nonce = nonceIn(await answer.text());
    }
  };
  const MARKET = '/marches/VR-2026-C0NF0RM1TE01';
  const apply = async (siret: string) => post(`${MARKET}/candidatures`, { siret, nonce: nonceIn(await get(MARKET)) });
  const APPLICATION = '/candidatures/FT20261122C0NF0RM1';
  const steps: Record<StepName, () => Promise<unknown>> = {
    token: () => post('/jeton', {}),
    create_market: () => create(),
    open_market: () => fetch(`${instance.url}/buyer/VR-2026-C0NF0RM1TE01/setup`),
    follow_market: () => get(MARKET),
    refused_token: () => get(MARKET),
    forbidden: () => create(),
    invalid: () => create(),
    too_many: () => create(),
    server_error: () => create(2),
    time_out: () => create(2),
    with_siret: () => apply('73282932000074'),
    without_siret: () => apply(''),
    open_application: () => fetch(`${instance.url}/candidate/FT20261122C0NF0RM1`),
    not_completed: () => get(`${APPLICATION}/attestation`),
    not_ready: async () => {
      await get(`${APPLICATION}/attestation`);
      await new Promise((resolve) => setTimeout(resolve, 2_100));
      return get(`${APPLICATION}/attestation`);
    },
    package: () => get(`${APPLICATION}/dossier`),
  };
  const findings = await tryIt((step) => steps[step](), { waitMs: 40_000, patienceMs: 40_000 });
  await orveane.close();
  expect(findings.filter(({ ok }) => !ok)).toEqual([]);
});
