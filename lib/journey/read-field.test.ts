import { expect, it } from 'vitest';
import { sampleField } from '@/lib/fields/testing/sample-field';
import { provenanceOf, type RegisterSaid } from '@/lib/registers/register-said';
import { registersText } from '@/lib/text/registers';
import type { FormField } from './application-form';
import { readField } from './read-field';

const AT = new Date('2026-11-29T10:00:00Z');

const said = (register: string, given: Partial<RegisterSaid>): RegisterSaid => ({
  ...{ register, state: 'found', isProtected: true, value: null, choices: [], statement: null, known: null },
  ...{ validUntil: null, notices: [], reference: null, answeredAt: AT, dueAt: null, newer: null },
  ...given,
});

function field(inputType: Parameters<typeof sampleField>[0], given: Partial<FormField>): FormField {
  return {
    ...sampleField(inputType),
    ...{ locked: false, draft: {}, value: null, typed: null, notApplicable: null, provenances: {}, register: null },
    ...{ problems: [], refusals: [], documents: [], registered: [], requirement: {} as FormField['requirement'] },
    ...given,
  };
}

const read = (of: FormField) => ({
  firm: JSON.stringify(readField(of, 'candidate')),
  buyer: JSON.stringify(readField(of, 'buyer')),
});

it('a protected value is for the buyer; the firm reads that it came, from whom, when and until when', () => {
  const register = said('opqibi', { value: { url: 'https://opqibi.example/1777' }, validUntil: '2027-06-30' });
  const of = field('url', { value: register.value, register, provenances: { '': provenanceOf(register) } });
  const { firm, buyer } = read(of);
  for (const text of [firm, buyer]) expect(text).toMatch(/OPQIBI, le 29\/11\/2026.*valable jusqu’au 30\/06\/2027/);
  expect(buyer).toContain('opqibi.example');
  expect(firm).not.toContain('opqibi.example');
});

it('a public value is for both', () => {
  const register = said('insee', { isProtected: false, value: { text: 'MENUISERIE LEFEVRE' } });
  const { firm, buyer } = read(
    field('text', { value: register.value, register, provenances: { '': provenanceOf(register) } }),
  );
  for (const text of [firm, buyer]) expect(text).toContain('MENUISERIE LEFEVRE');
});

it('of a table, the firm reads the cells that it typed, and no other', () => {
  const register = said('chiffres_affaires', {});
  const years = [900_001, null, null].map((turnover) => ({
    ...{ fiscal_year_end: null, turnover, market_share_percent: turnover && 42 },
  }));
  const of = field('turnover_by_year', {
    value: { years },
    register,
    provenances: { 'years.0.turnover': provenanceOf(register) },
  });
  const { firm, buyer } = read(of);
  expect(buyer).toMatch(/900.001/);
  expect(firm).not.toMatch(/900.001/);
  for (const text of [firm, buyer]) expect(text).toContain('42');
});

it('a statement of a register is for the buyer', () => {
  const register = said('msa', { statement: { code: 'msa_up_to_date' } });
  const { firm, buyer } = read(field('files', { register }));
  expect(buyer).toContain('À jour de ses cotisations');
  expect(firm).not.toContain('À jour');
  expect(firm).toContain(registersText.comesFrom({ name: 'MSA', at: registersText.when(AT) }));
});

it('the files that a register gave are named to the buyer alone, public ones too', () => {
  const file = {
    id: 'a',
    name: 'Bilan clos le 2025-12-31.pdf',
    sizeBytes: 1,
    sha256: 'ab',
    scanState: 'clean',
  } as const;
  const register = said('bilans', { isProtected: false, value: { documents: ['a'] } });
  const of = field('files', {
    ...{ value: register.value, register, registered: [{ ...file, slot: 'documents' }] },
    provenances: { '': provenanceOf(register) },
  });
  const { firm, buyer } = read(of);
  expect(buyer).toContain(file.name);
  expect(firm).not.toContain(file.name);
});

it.each([
  ['pending', 'Demandé, pas encore reçu'],
  ['unavailable', 'Demandé, pas encore reçu'],
  ['refused', 'Délivrance refusée'],
  ['not_found', 'Non renseigné'],
  ['out_of_scope', 'Non renseigné'],
] as const)('nothing given, %s: « %s »', (state, words) => {
  const { firm, buyer } = read(field('files', { register: said('urssaf', { state }) }));
  for (const text of [firm, buyer]) expect(text).toContain(words);
});
