import { expect, it } from 'vitest';
import { OTHER_COUNTRIES, UNION_COUNTRIES } from '@/lib/input/countries';
import { countryChoices, countryName } from './countries';

it('has a French name for each country, once', () => {
  const codes = [...UNION_COUNTRIES, ...OTHER_COUNTRIES];
  expect(UNION_COUNTRIES).toHaveLength(27);
  expect(new Set(codes).size).toBe(codes.length);
  expect(new Set(codes.map(countryName)).size).toBe(codes.length);
  expect(codes.filter((code) => countryName(code) === code)).toEqual([]);
  expect(countryName('DE')).toBe('Allemagne');
});

it('offers them in the order of the alphabet, those of the Union first', () => {
  const [union, others] = countryChoices.map(({ options }) => options.map(({ label }) => label));
  expect(union?.slice(0, 3)).toEqual(['Allemagne', 'Autriche', 'Belgique']);
  expect(others?.[0]).toBe('Afghanistan');
  expect(others?.indexOf('États-Unis')).toBeLessThan(others?.indexOf('Zambie') ?? 0);
});

it('keeps what is no code as it is', () => {
  expect(countryName('pas un code')).toBe('pas un code');
});
