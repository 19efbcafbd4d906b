import { describe, expect, it } from 'vitest';
import { checkAnswer } from './check-answer';
import { firmIdentifierOf } from './firm-identifier';
import { readAnswer } from './read-answer';

const field = {
  ...{ key: 'a_b_siret', label: 'Quel est votre SIRET ?', help: '', legalReference: null, unfavourableWhenYes: false },
  ...{ mayNotApply: false, options: { format: 'siret' as const }, inputType: 'firm_identifier' },
};
const check = (draft: Record<string, string>) => checkAnswer(field, draft, []);
const told = (draft: Record<string, string>) => check(draft).problems.map(({ member, code }) => `${member}: ${code}`);
const reading = (draft: Record<string, string>) => readAnswer({ field, value: check(draft).value, documents: [] });

describe('a SIRET', () => {
  it('is taken with or without spaces', () => {
    expect(check({ text: '732 829 320 00074' }).value).toEqual({ text: '73282932000074' });
    expect(reading({ text: '73282932000074' })).toEqual([
      { kind: 'paragraph', text: '732\u00a0829\u00a0320\u00a000074' },
    ]);
  });

  it.each([
    ['7328293200007', 'text: siret_length'],
    ['73282932000075', 'text: siret_checksum'],
    ['A3282932000074', 'text: siret_not_digits'],
  ])('is checked: %s', (text, problem) => {
    expect(told({ text })).toEqual([problem]);
  });
});

describe('what stands for a SIRET', () => {
  const german = { country: 'DE', kind: 'vat', value: 'de 136 695 976' };

  it('is stored as the API hands it on, and read with its country', () => {
    expect(check(german).value).toEqual({ country: 'DE', kind: 'vat', value: 'DE136695976' });
    expect(reading(german)).toEqual([{ kind: 'pair', label: 'Numéro de TVA (Allemagne)', value: 'DE136695976' }]);
    expect(firmIdentifierOf(check(german).value)).toEqual({
      siret: null,
      foreignIdentifier: { country: 'DE', kind: 'vat', value: 'DE136695976' },
    });
  });

  it('is nothing yet, for a firm that is being registered', () => {
    const { value } = check({ country: '', kind: 'being_registered', value: '' });
    expect(value).toEqual({ country: 'FR', kind: 'being_registered', value: null });
    expect(reading({ kind: 'being_registered' })).toEqual([
      { kind: 'pair', label: 'Immatriculation', value: 'en cours en France' },
    ]);
  });

  it('does not go beside a SIRET: neither is chosen for the person', () => {
    expect(told({ ...german, text: '73282932000074' })).toEqual(['text: siret_beside_other']);
  });

  it('has check digits, which the form insists on', () => {
    expect(told({ ...german, value: 'DE136695978' })).toEqual(['value: vat_checksum']);
  });

  it('says at each input what is not there', () => {
    expect(told({ country: 'DE' })).toEqual(['kind: kind_missing', 'value: number_missing']);
    expect(told({ value: 'HRB 4711' })).toEqual(['country: country_missing', 'kind: kind_missing']);
  });
});

it('has no column of an application while nothing is known', () => {
  expect(firmIdentifierOf(null)).toEqual({ siret: null, foreignIdentifier: null });
  expect(firmIdentifierOf({ text: '' })).toEqual({ siret: null, foreignIdentifier: null });
});
