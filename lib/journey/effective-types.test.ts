import { describe, expect, it } from 'vitest';
import { effectiveTypes, isDefense } from './effective-types';

describe('the types of a market', () => {
  it.each([
    [['works'], undefined, ['works']],
    [['works', 'defense'], undefined, ['works', 'defense']],
    [['works'], true, ['works', 'defense']],
    [['works'], false, ['works']],
    [['defense', 'works'], true, ['works', 'defense']],
    [['works', 'defense'], false, ['works']],
  ])('the editor said %j and the buyer %j: %j', (marketTypeCodes, defense, types) => {
    const market = { marketTypeCodes, configuration: defense === undefined ? {} : { setup: { defense } } };
    expect(effectiveTypes(market)).toEqual(types);
    expect(isDefense(market)).toBe(types.includes('defense'));
  });
});
