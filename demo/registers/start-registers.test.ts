import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { troubles } from './cases';
import { groups, type ProtectedName } from './operations';
import { personas } from './personas';
import { type RunningRegisters, startRegisters } from './start-registers';
import { buyer, call, codeOf, get } from './testing/call';

const { siret } = personas.tout_va_bien;
const noon = Date.parse('2026-06-01T12:00:00Z');
let now: number;
let registers: RunningRegisters;

beforeEach(async () => {
  now = noon;
  registers = await startRegisters({ now: () => now });
});
afterEach(() => registers.stop());

const codesOf = ({ text }: { text: string }) => JSON.parse(text).errors.map(({ code }: { code: string }) => code);

describe('a call is checked before it is answered', () => {
  it('401 without the token', async () => {
    for (const token of ['', 'other']) {
      const answer = await call(registers, 'insee', siret, { token });
      expect([answer.status, codeOf(answer)]).toEqual([401, '00101']);
    }
    expect(registers.calls().windows).toEqual([]);
  });

  it.each([
    [{ context: undefined }, ['00201']],
    [{ object: ' ' }, ['00202']],
    [{ recipient: undefined }, ['00203']],
    [{ recipient: '12345678901234' }, ['00210']],
    [{ recipient: siret }, ['00211']],
    [{ recipient: undefined, context: '', object: '' }, ['00201', '00202', '00203']],
  ])('422 %o', async (query, codes) => {
    const answer = await call(registers, 'insee', siret, { query });
    expect([answer.status, codesOf(answer)]).toEqual([422, codes]);
  });

  it('422 when the buyer is the legal unit that is called', async () => {
    const answer = await call(registers, 'urssaf', siret, { query: { recipient: siret } });
    expect(codesOf(answer)).toEqual(['00211']);
  });

  it('422 for identifiers that are none, not for those of La Poste', async () => {
    expect(codesOf(await call(registers, 'rne', siret, { ids: { siren: '000101007' } }))).toEqual(['00301']);
    expect(codesOf(await call(registers, 'insee', '00010100600014'))).toEqual(['00302']);
    expect(codesOf(await call(registers, 'effectifs', siret, { year: '24' }))).toEqual(['00307']);
    expect((await call(registers, 'insee', '35600000000003')).status).toBe(422);
    // A sum of digits that is a multiple of 5, which Luhn refuses.
    expect((await call(registers, 'insee', '35600000000010')).status).toBe(404);
  });
});

describe('limits', () => {
  it.each([
    ['attestation_fiscale', 5],
    ['rne', 15],
    ['insee', 250],
  ] as [ProtectedName, number][])('%s: %d a minute, then 429 until the next one', async (name, limit) => {
    now = noon + 12_345;
    for (let rank = 1; rank <= limit; rank += 1) {
      const { status, headers } = await call(registers, name, siret);
      expect(status).toBe(200);
      expect(headers.get('ratelimit-limit')).toBe(String(limit));
      expect(headers.get('ratelimit-remaining')).toBe(String(limit - rank));
      expect(headers.get('ratelimit-reset')).toBe(String((noon + 60_000) / 1000));
    }
    const refused = await call(registers, name, siret);
    expect([refused.status, codeOf(refused), refused.headers.get('retry-after')]).toEqual([429, '00429', '48']);
    expect(registers.calls().over).toEqual([expect.objectContaining({ start: noon, limit, calls: limit + 1 })]);
    now = noon + 60_000;
    expect((await call(registers, name, siret)).status).toBe(200);
  });

  it('some registers share one, others have theirs', async () => {
    const names: ProtectedName[] = ['probtp', 'fntp', 'qualibat'];
    for (let rank = 0; rank < groups.low_latency_documents; rank += 1)
      expect((await call(registers, names[rank % 3] ?? 'fntp', siret)).status).toBe(200);
    expect((await call(registers, 'cnetp', siret)).status).toBe(429);
    for (const name of ['cibtp', 'attestation_fiscale', 'rne', 'bilans', 'urssaf'] as const)
      expect((await call(registers, name, siret)).status).toBe(200);
    const { url } = JSON.parse((await call(registers, 'bilans', siret)).text).data.bilans[0];
    expect((await get(url)).status).toBe(429);
  });

  it('Recherche d’entreprises: seven a second, and no token', async () => {
    const search = () => get(`${registers.url}/search?q=${siret}&per_page=1`);
    for (let rank = 0; rank < 7; rank += 1) expect((await search()).status).toBe(200);
    const refused = await search();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    now += 1_000;
    expect((await search()).status).toBe(200);
  });
});

it('409 while the very same call is running, and not for another buyer', async () => {
  registers.fault('insee', { trouble: 'slow', ms: 300, times: 1 });
  const first = call(registers, 'insee', siret);
  await vi.waitFor(() => expect(registers.calls().records).toHaveLength(1));
  const second = await call(registers, 'insee', siret);
  expect([second.status, codeOf(second)]).toEqual([409, '00015']);
  expect((await call(registers, 'insee', siret, { query: { recipient: '35600000000048' } })).status).toBe(200);
  expect((await first).status).toBe(200);
  expect((await call(registers, 'insee', siret)).status).toBe(200);
});

it('each call is told: of whom, for whom, why, and its number', async () => {
  const answer = await call(registers, 'rne', siret);
  expect(registers.calls().records).toEqual([
    {
      operation: 'rne',
      id: siret.slice(0, 9),
      year: null,
      recipient: buyer,
      context: 'candidature',
      object: 'essai',
      at: noon,
      status: 200,
      requestId: answer.headers.get('x-request-id'),
    },
  ]);
  expect(JSON.stringify(registers.calls())).not.toContain(registers.token);
  expect(JSON.parse((await get(`${registers.url}/calls`)).text)).toEqual(registers.calls());
});

describe('documents', () => {
  const linkOf = async (name: ProtectedName, of = siret) => {
    const { data } = JSON.parse((await call(registers, name, of)).text);
    const [first] = [data].flat();
    return String(first.document_url ?? first.url ?? first.data?.document_url ?? first.data?.url);
  };

  it.each([
    ['urssaf', '%PDF-'],
    ['rne', '%PDF-'],
    ['rge', '%PDF-'],
    ['qualifelec', '\u{FFFD}\u{FFFD}\u{FFFD}'],
  ] as [ProtectedName, string][])('%s', async (name, start) => {
    const link = await linkOf(name);
    expect(new URL(link).host).toBe(registers.documentsHost);
    const { status, text } = await get(link);
    expect([status, text.slice(0, start.length)]).toEqual([200, start]);
  });

  it('its link lives ten minutes, and less when it is said to', async () => {
    const link = await linkOf('cibtp');
    now += 599_999;
    expect((await get(link)).status).toBe(200);
    now += 1;
    const over = await get(link);
    expect([over.status, codeOf(over)]).toEqual([410, '00403']);
    expect((await get(await linkOf('cibtp', personas.lien_expire.siret))).status).toBe(410);
  });

  it('one that is not a PDF says that it is', async () => {
    const { headers, text } = await get(await linkOf('urssaf', personas.faux_pdf.siret));
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(text).toMatch(/^<!doctype html>/);
  });

  it('a link to another host', async () => {
    registers.fault('urssaf', { trouble: 'foreign_link' });
    expect(new URL(await linkOf('urssaf')).host).not.toBe(registers.documentsHost);
  });
});

describe('faults switched on by hand', () => {
  it.each([
    ['error_500', 500],
    ['broken_502', 502],
    ['network_504', 504],
    ['timeout_504', 504],
    ['quota', 429],
  ] as const)('%s', async (trouble, status) => {
    registers.fault('all', { trouble });
    expect((await call(registers, 'msa', siret)).status).toBe(status);
    expect((await get(`${registers.url}/search?q=${siret}`)).status).toBe(status);
    registers.fault();
    expect((await call(registers, 'insee', siret)).status).toBe(200);
  });

  it('garbage, cut and nulls', async () => {
    registers.fault('insee', { trouble: 'garbage', times: 1 });
    expect((await call(registers, 'insee', siret)).text).toMatch(/^<!doctype html>/);
    registers.fault('insee', { trouble: 'nulls', times: 1 });
    expect(JSON.parse((await call(registers, 'insee', siret)).text).data.unite_legale.forme_juridique).toEqual({
      code: null,
      libelle: null,
    });
    registers.fault('insee', { trouble: 'cut', times: 1 });
    await expect(call(registers, 'insee', siret)).rejects.toThrow();
    expect((await call(registers, 'insee', siret)).status).toBe(200);
  });

  it('of documents', async () => {
    const { document_url } = JSON.parse((await call(registers, 'urssaf', siret)).text).data;
    for (const trouble of troubles.filter((each) => each !== 'slow' && each !== 'cut')) {
      registers.fault('document', { trouble, times: 1 });
      await get(document_url);
    }
    expect(
      registers
        .calls()
        .records.slice(1)
        .map(({ status }) => status),
    ).toEqual([500, 502, 504, 504, 429, 200, 200, 410, 200, 200]);
    registers.fault('document', { trouble: 'cut', times: 1 });
    await expect(get(document_url)).rejects.toThrow();
  });
});

describe('its page', () => {
  const post = (body: string, headers: Record<string, string>) =>
    fetch(`${registers.url}/faults`, { method: 'POST', body, headers, redirect: 'manual' });
  const inJson = (order: unknown) => post(JSON.stringify(order), { 'Content-Type': 'application/json' });
  const inForm = (fields: Record<string, string>, origin = registers.url) =>
    post(new URLSearchParams(fields).toString(), {
      'Content-Type': 'application/x-www-form-urlencoded',
      Origin: origin,
    });

  it('switches a fault on and off, for people and for programs', async () => {
    const form = await inForm({ target: 'insee', trouble: 'slow', times: '2', seconds: '3' });
    expect([form.status, form.headers.get('location')]).toEqual([303, '/']);
    expect(JSON.parse((await get(`${registers.url}/faults`)).text)).toEqual({
      insee: { trouble: 'slow', times: 2, ms: 3000 },
    });
    const page = await get(registers.url);
    expect(page.text).toContain('Sirene (INSEE)\u00a0: Réponse lente, encore 2 appels, 3\u00a0s');
    expect((await inForm({})).status).toBe(303);
    expect(await (await inJson({ target: 'rne', trouble: 'broken_502' })).json()).toEqual({
      rne: { trouble: 'broken_502' },
    });
    expect((await call(registers, 'rne', siret)).status).toBe(502);
    expect(await (await inJson({ target: 'rne' })).json()).toEqual({});
    expect((await call(registers, 'rne', siret)).status).toBe(200);
  });

  it('refuses what another site sends, and what means nothing', async () => {
    expect((await inForm({ target: 'all', trouble: 'cut' }, 'http://other.example')).status).toBe(403);
    const orders: Record<string, string>[] = [
      { target: 'bodacc', trouble: 'cut' },
      { trouble: 'cut' },
      { target: 'all', trouble: 'cut', times: '0' },
    ];
    for (const wrong of orders) {
      expect((await inForm(wrong)).status).toBe(422);
      expect((await inJson(wrong)).status).toBe(422);
    }
    expect((await post('{', { 'Content-Type': 'application/json' })).status).toBe(422);
    expect((await get(`${registers.url}/faults`)).text).toBe('{}');
  });

  it('tells whether a limit was passed', async () => {
    expect((await get(registers.url)).text).toContain('Aucune limite n’a été dépassée.');
    for (let rank = 0; rank < 6; rank += 1) await call(registers, 'cibtp', siret);
    expect((await get(registers.url)).text).toContain('Une limite a été dépassée une fois.');
  });

  it('has its typography', async () => {
    const page = (await get(registers.url)).text.replaceAll(/<[^>]*>/g, '\n');
    expect(page).not.toMatch(/[^\u00a0\n][:;!?»](\s|$)|«[^\u00a0]/);
  });
});

it('stops at once, whatever is under way, and its port is free', async () => {
  registers.fault('insee', { trouble: 'slow', ms: 60_000 });
  const cut = expect(call(registers, 'insee', siret)).rejects.toThrow();
  await vi.waitFor(() => expect(registers.calls().records).toHaveLength(1));
  await registers.stop();
  await cut;
  registers = await startRegisters({ port: Number(new URL(registers.url).port) });
  expect((await call(registers, 'insee', siret)).status).toBe(200);
});
