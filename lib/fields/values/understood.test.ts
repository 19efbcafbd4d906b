import { describe, expect, it } from 'vitest';
import { fieldType } from '@/lib/fields/registry';

/** What the page says to have understood of what was typed: in words, where its form may leave a doubt. */

const CASES = [
  ['turnover_by_year', 'years.1.fiscal_year_end', '31-12-24', '31 décembre 2024'],
  ['turnover_by_year', 'years.3.fiscal_year_end', '2025-01-01', '1er janvier 2025'],
  ['turnover_by_year', 'years.1.turnover', '612345', '612 345 €'],
  ['turnover_by_year', 'years.1.turnover', '1.234,50 € HT', '1 234,50 €'],
  ['turnover_by_year', 'years.2.market_share_percent', '42,5', '42,5 %'],
  ['headcount_by_year', 'years.1.average_headcount', '1204.5', '1 204,5'],
  ['past_contracts', 'contracts.3f9a1b7c.end_date', '30 sept. 2025', '30 septembre 2025'],
  ['past_contracts', 'contracts.1.amount', '84120,5', '84 120,50 €'],
  ['phone', 'text', '+33123456789', '01 23 45 67 89'],
  ['phone', 'text', '0032 2 123 45 67', '+32 2 123 45 67'],
] as const;

describe('what was understood', () => {
  it.each(CASES)('%s, %s: « %s » is « %s »', (inputType, path, typed, words) => {
    const said = fieldType(inputType).understood?.(path, typed, { options: {} });
    expect(said?.replaceAll('\u00a0', ' ')).toBe(words);
  });

  it('a SIRET stands in groups, and only where a SIRET is asked for', () => {
    const understood = (type: string) => fieldType(type).understood?.('text', '13002526500013', { options: {} });
    expect(understood('firm_identifier')).toBe('130\u00a0025\u00a0265\u00a000013');
    expect(understood('text')).toBeUndefined();
  });

  it.each([
    ['turnover_by_year', 'years.1.turnover', '1.234'],
    ['turnover_by_year', 'years.1.turnover', ''],
    ['turnover_by_year', 'years.1.fiscal_year_end', '31/02/2025'],
    ['past_contracts', 'contracts.1.title', '2025'],
    ['phone', 'text', '12 34'],
  ])('%s, %s: nothing is of « %s »', (inputType, path, typed) => {
    expect(fieldType(inputType).understood?.(path, typed, { options: {} })).toBeUndefined();
  });
});
