import { describe, expect, it } from 'vitest';
import { CATALOGUE_FIELDS, INPUT_TYPES } from '@/lib/catalogue';
import { fieldType } from '@/lib/fields/registry';
import { countEffort, effortOf } from './effort';

describe('the effort asked of a candidate', () => {
  const isConnected = (source: string | null) => source === 'insee.siret';

  it('is none where a register that is connected answers, whatever the input type', () => {
    for (const inputType of INPUT_TYPES) {
      expect(effortOf({ source: 'insee.siret', inputType }, isConnected)).toBe('retrieved');
      expect(effortOf({ source: 'rge.documents', inputType }, isConnected)).toBe(fieldType(inputType).effort);
      expect(effortOf({ source: null, inputType }, isConnected)).toBe(fieldType(inputType).effort);
    }
  });

  it.each([
    ['text', 'typed'],
    ['yes_no_with_details', 'typed'],
    ['turnover_by_year', 'typed'],
    ['past_contracts', 'typed'],
    ['files', 'uploaded'],
    ['files_or_text', 'uploaded'],
    ['samples', 'uploaded'],
  ])('of %s is %s', (inputType, effort) => {
    expect(effortOf({ source: null, inputType })).toBe(effort);
  });

  it('is files only where files can be attached', () => {
    for (const inputType of INPUT_TYPES) {
      const { effort, fileSlots } = fieldType(inputType);
      if (effort === 'uploaded') expect(fileSlots.length).toBeGreaterThan(0);
    }
  });

  it('counts each field once', () => {
    const { retrieved, typed, uploaded } = countEffort(CATALOGUE_FIELDS, isConnected);
    expect(retrieved + typed + uploaded).toBe(CATALOGUE_FIELDS.length);
    expect(retrieved).toBe(1);
    expect(countEffort([])).toEqual({ retrieved: 0, typed: 0, uploaded: 0 });
  });
});
