import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readForeignIdentifier } from './foreign-identifier';

const read = (country: string, kind: string, value: string) => readForeignIdentifier({ country, kind, value });
const codes = (country: string, kind: string, value: string) =>
  read(country, kind, value).faults.map(({ member, code }) => `${member}: ${code}`);

describe('a VAT number', () => {
  it.each([
    ['AT', 'ATU13585627'],
    ['BE', 'BE0428759497'],
    ['BG', 'BG175074752'],
    ['CH', 'CHE107787577'],
    ['CY', 'CY10259033P'],
    ['CZ', 'CZ25123891'],
    ['DE', 'DE136695976'],
    ['DK', 'DK13585628'],
    ['EE', 'EE100931558'],
    ['ES', 'ESB58378431'],
    ['FI', 'FI20774740'],
    ['FR', 'FR83404833048'],
    ['GB', 'GB980780684'],
    ['GB', 'XI980780684'],
    ['GR', 'EL094259216'],
    ['HR', 'HR33392005961'],
    ['HU', 'HU12892312'],
    ['IE', 'IE6433435OA'],
    ['IT', 'IT00743110157'],
    ['LT', 'LT119511515'],
    ['LU', 'LU15027442'],
    ['LV', 'LV40003521600'],
    ['MT', 'MT11679112'],
    ['NL', 'NL002455799B11'],
    ['NO', 'NO995525828MVA'],
    ['PL', 'PL8567346215'],
    ['PT', 'PT501964843'],
    ['RO', 'RO18547290'],
    ['SE', 'SE123456789701'],
    ['SI', 'SI50223054'],
    ['SK', 'SK2022749619'],
  ])('of %s is right: %s, with or without its prefix, spaces, dots and capitals', (country, written) => {
    const bare = written.slice(country === 'CH' ? 3 : 2);
    const spaced = [...written.toLowerCase()].join(' ');
    // Without prefix, a number of the United Kingdom is one of Great Britain.
    const forms = written.startsWith('XI')
      ? [written, spaced]
      : [written, bare, spaced, `${bare.slice(0, 3)}.${bare.slice(3)}`];
    for (const typed of forms) {
      expect(read(country, 'vat', typed), typed).toEqual({
        identifier: { country, kind: 'vat', value: written },
        faults: [],
      });
    }
  });

  it.each([
    ['DE', 'DE136695978'],
    ['BE', 'BE0428759498'],
    ['IT', 'IT00743110158'],
    ['ES', 'ESB58378432'],
    ['CH', 'CHE107787578'],
    ['NL', 'NL123456789B90'],
  ])('of %s has check digits: %s is told, and is an identifier all the same', (country, typed) => {
    expect(codes(country, 'vat', typed)).toEqual(['value: vat_checksum']);
    expect(read(country, 'vat', typed).identifier).toEqual({ country, kind: 'vat', value: typed });
  });

  it.each([
    ['DE', 'DE13669597'],
    ['DE', 'ATU13585627'],
    ['AT', 'DE136695976'],
    ['BE', 'abc'],
    ['IT', '...'],
  ])('of %s has a form: %s is none', (country, typed) => {
    expect(codes(country, 'vat', typed)).toEqual(['value: vat_form']);
    expect(read(country, 'vat', typed).identifier).toBeNull();
  });

  it('of a country without rules here is taken as it was typed', () => {
    expect(read('MA', 'vat', '12345678').identifier).toEqual({ country: 'MA', kind: 'vat', value: '12345678' });
  });
});

describe('an EUID', () => {
  it.each([
    ['DE', 'DEK1101R.HRB116737'],
    ['FR', 'FR7501.732829320'],
    ['BE', 'BEKBOBCE.0403101811'],
    ['EE', 'EEARIREG.10421629_1'],
    ['GR', 'ELGEMI.123204604000'],
    ['NO', 'NOFOR.995525828'],
  ])('of %s is right: %s', (country, written) => {
    for (const typed of [written, [...written.toLowerCase()].join(' ')]) {
      expect(read(country, 'euid', typed)).toEqual({
        identifier: { country, kind: 'euid', value: written },
        faults: [],
      });
    }
  });

  it('has the code of its country, its register, a dot and a number', () => {
    for (const typed of ['HRB116737', 'ATK1101R.HRB116737', 'DE.', 'DEK1101R.', 'DEK1101R HRB116737', 'DEK.HRB_12'])
      expect(codes('DE', 'euid', typed), typed).toEqual(['value: euid_form']);
  });

  it('is of the European Economic Area alone', () => {
    expect(codes('GB', 'euid', 'GBCH.01234567')).toEqual(['value: euid_country']);
  });
});

describe('any identifier', () => {
  it('is as it was typed where nobody knows its form', () => {
    expect(read('MA', 'national_register', 'RC  Casablanca\u00a0n° 4711/a').identifier).toEqual({
      country: 'MA',
      kind: 'national_register',
      value: 'RC Casablanca n° 4711/a',
    });
  });

  it('lacks what is not there, each told at its place', () => {
    expect(codes('', 'vat', '')).toEqual(['country: country_missing', 'value: number_missing']);
    expect(codes('DE', '', '1')).toEqual(['kind: kind_missing']);
    expect(codes('ZZ', 'passport', '1')).toEqual(['country: not_country', 'kind: not_kind']);
  });

  it('of a firm that is being registered has no number, and is French', () => {
    const identifier = { country: 'FR', kind: 'being_registered', value: null };
    expect(read('', 'being_registered', '').identifier).toEqual(identifier);
    expect(read('FR', 'being_registered', '').identifier).toEqual(identifier);
    expect(codes('BE', 'being_registered', '12')).toEqual(['country: not_france', 'value: number_too_early']);
  });

  it('is read from whatever is typed, and read again is the same', () => {
    const any = fc.string({ unit: 'binary', maxLength: 60 });
    const kinds = fc.oneof(fc.constantFrom('vat', 'euid', 'national_register', 'other', 'being_registered', ''), any);
    const countries = fc.oneof(fc.constantFrom('DE', 'BE', 'CH', 'GR', 'GB', 'FR', 'NO', 'MA', ''), any);
    fc.assert(
      fc.property(countries, kinds, any, (country, kind, value) => {
        const { identifier, faults } = read(country, kind, value);
        expect(identifier !== null || faults.length > 0).toBe(true);
        if (!identifier) return;
        const again = read(identifier.country, identifier.kind, identifier.value ?? '');
        expect(again.identifier).toEqual(identifier);
      }),
    );
  });
});
