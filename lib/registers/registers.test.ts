import { afterAll, beforeAll, expect, it } from 'vitest';
import { CATALOGUE_FIELDS } from '@/lib/catalogue';
import { documentName, registerName } from '@/lib/text/registers';
import { insee } from './insee';
import { REGISTERS } from './registers';
import { rge } from './rge';
import { askRegistersAt, forgetRegisterSettings } from './testing/register-settings';

beforeAll(() => askRegistersAt('https://entreprise.example'));
afterAll(forgetRegisterSettings);

const answered = (status: number, body: unknown = {}, headers: Record<string, string> = {}) => ({
  status,
  headers: new Headers(headers),
  body,
});
const failure = (code: string, meta: object = {}) => ({
  errors: [{ code, title: '', detail: '', source: null, meta }],
});
const SIRET = '90000000100017';
const each = REGISTERS.map((register) => [register.key, register] as const);
const protectedOnes = each.filter(([key]) => key !== 'recherche_entreprises');

it.each(each)('%s: has a name, and gives what the catalogue asks for', (key, { gives }) => {
  expect(registerName(key)).not.toBe(key);
  const known = CATALOGUE_FIELDS.flatMap((field) => [field.source, field.key]);
  for (const name of gives) expect(known).toContain(name);
});

it.each(each)('%s: never a question about exclusion, nor the declaration', (_, { gives }) => {
  const fields = CATALOGUE_FIELDS.filter((field) => gives.some((name) => name === field.source || name === field.key));
  expect(
    fields.filter(
      ({ inputType, categoryKey }) => categoryKey === 'motifs_exclusion' && inputType === 'yes_no_with_details',
    ),
  ).toEqual([]);
});

it.each(each)('%s: no failure is held against a firm', (_, { read }) => {
  for (const status of [400, 401, 403, 404, 409, 410, 422, 429, 451, 500, 502, 503, 504]) {
    for (const body of [undefined, {}, failure('00000'), 'text', { errors: 'none' }]) {
      const { state, said, files } = read(answered(status, body), SIRET);
      expect(['not_found', 'out_of_scope', 'unavailable']).toContain(state);
      expect([said, files]).toEqual([undefined, undefined]);
    }
  }
});

it.each([
  ['a company that is of it', true, '5710', 'yes'],
  ['a company that is not', false, '5710', 'no'],
  ['nobody knows', null, '5710', undefined],
  ['an association, which is of it by law', false, '9220', undefined],
  ['a form that is not told', false, null, undefined],
])('social economy, by the Insee: %s', (_, economie_sociale_et_solidaire, code, choice) => {
  const unit = { economie_sociale_et_solidaire, forme_juridique: { code, libelle: null } };
  const { said } = insee.read(answered(200, { data: { siret: SIRET, unite_legale: unit } }), SIRET);
  expect(said?.['insee.ess']?.value?.choice).toBe(choice);
});

it.each(each)('%s: an answer that makes no sense is none', (_, { read }) => {
  for (const body of [undefined, null, 'text', [], {}, { data: 'text' }, { results: 1 }])
    expect(read(answered(200, body), SIRET).state).toBe('unavailable');
});

it.each(protectedOnes)('%s: says for which buyer it is asked, and why', (_, { request }) => {
  const { url } = request({ siret: SIRET, recipient: '21690001500017', purpose: 'VR-2026-A FT20261122B' });
  const { searchParams, pathname } = new URL(url);
  expect(Object.fromEntries(searchParams)).toEqual({
    ...{ recipient: '21690001500017', context: 'Marchés publics', object: 'VR-2026-A FT20261122B' },
  });
  expect(pathname).toContain(`/${SIRET.slice(0, 9)}`);
});

it.each([
  [
    'its own token runs the same call already',
    409,
    '00015',
    {},
    { state: 'unavailable', isWell: true, retryInMs: 3_000 },
  ],
  [
    'Urssaf looks at it by hand',
    502,
    '04501',
    { retry_in: 172_800 },
    { state: 'unavailable', isWell: true, retryInMs: 172_800_000 },
  ],
  ['Urssaf’s computer looks at it', 502, '04502', {}, { state: 'unavailable', isWell: true, retryInMs: 21_600_000 }],
  ['the network', 504, '00501', { retry_in: 10 }, { state: 'unavailable', retryInMs: 10_000 }],
  ['the buyer is the firm itself', 422, '00211', {}, { state: 'out_of_scope' }],
  ['no right', 403, '00100', {}, { state: 'unavailable', retryInMs: 3_600_000 }],
  ['not in order with its fund', 404, '38422', {}, { state: 'out_of_scope' }],
])('%s', (_, status, code, meta, outcome) => {
  const urssaf = REGISTERS.find(({ key }) => key === 'urssaf');
  expect(urssaf?.read(answered(status, failure(code, meta)), SIRET)).toEqual(outcome);
});

it('a SIRET that was replaced is told with the one that replaces it', () => {
  const insee = REGISTERS.find(({ key }) => key === 'insee');
  const body = { data: { siret: '90000000100025' }, meta: { redirect_from_siret: SIRET } };
  expect(insee?.read(answered(200, body), SIRET).notices).toEqual([{ code: 'replaced', about: '90000000100025' }]);
});

it.each([
  ['none is left', { 'ratelimit-remaining': '0', 'ratelimit-reset': '30' }, 30],
  ['some are', { 'ratelimit-remaining': '3', 'ratelimit-reset': '30' }, undefined],
  ['its window is over', { 'ratelimit-remaining': '0', 'ratelimit-reset': '-5' }, undefined],
  ['it makes no sense', { 'ratelimit-remaining': '0', 'ratelimit-reset': '86400' }, undefined],
])('the group is closed until the end of its window where the answer says that %s', (_, headers, seconds) => {
  const msa = REGISTERS.find(({ key }) => key === 'msa');
  const reset = String(Math.ceil(Date.now() / 1000) + Number(headers['ratelimit-reset']));
  const given = answered(200, { data: { status: 'up_to_date' } }, { ...headers, 'ratelimit-reset': reset });
  const { state, groupClosedMs } = msa?.read(given, SIRET) ?? {};
  expect(state).toBe('found');
  if (seconds === undefined) expect(groupClosedMs).toBeUndefined();
  else expect(Math.abs((groupClosedMs ?? 0) / 1000 - seconds)).toBeLessThan(2);
});

it('a certificate is named once RGE, whatever the register calls it', () => {
  const data = [{ data: { url: 'https://rge.example/1.pdf', nom_certificat: 'RGE qualitenr' } }];
  const { files } = rge.read(answered(200, { data }), SIRET);
  expect(files?.map(({ about }) => documentName('rge', about))).toEqual(['Certificat RGE qualitenr']);
});
