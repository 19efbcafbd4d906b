import { expect, it } from 'vitest';
import { keptProvenances, type Provenance, provenanceAt } from './provenance';

const DGFIP: Provenance = {
  kind: 'register',
  at: '2026-11-22T10:00:00.000Z',
  register: 'dgfip_chiffres_affaires',
  reference: 'liasse 2025',
  validUntil: '2027-11-22T10:00:00.000Z',
};
const EARLIER: Provenance = { kind: 'earlier_application', at: '2026-10-01T08:00:00.000Z' };

const year = (turnover: number, share: number | null = null) => ({ turnover, share });
const YEARS = { years: [year(10), year(20), year(30)] };

it('a value comes from where the nearest of what holds it does, and was typed when nothing is said', () => {
  const provenances = { years: DGFIP, 'years.1': EARLIER };
  expect(provenanceAt(provenances, 'years.0.turnover')).toBe(DGFIP);
  expect(provenanceAt(provenances, 'years.1.turnover')).toBe(EARLIER);
  expect(provenanceAt(provenances, 'text')).toBeUndefined();
  expect(provenanceAt({ '': DGFIP }, 'years.2')).toBe(DGFIP);
});

it('an answer saved again as it was comes from where it did', () => {
  const provenances = { '': DGFIP, 'years.1.turnover': EARLIER };
  expect(keptProvenances(provenances, YEARS, structuredClone(YEARS))).toEqual(provenances);
});

it('a cell that was typed over was typed; the others still come from the register', () => {
  const kept = keptProvenances({ '': DGFIP, 'years.2': EARLIER }, YEARS, { years: [year(10), year(21), year(30)] });
  expect(provenanceAt(kept, 'years.0.turnover')).toBe(DGFIP);
  expect(provenanceAt(kept, 'years.1.turnover')).toBeUndefined();
  expect(provenanceAt(kept, 'years.1.share')).toBe(DGFIP);
  expect(provenanceAt(kept, 'years.2.turnover')).toBe(EARLIER);
});

it.each([
  ['one more item', { years: [...YEARS.years, year(40)] }, 'years.3'],
  ['a member that was empty', { years: [year(10, 5), year(20), year(30)] }, 'years.0.share'],
])('%s was typed', (_what, after, path) => {
  const kept = keptProvenances({ '': DGFIP }, YEARS, after);
  expect(provenanceAt(kept, path)).toBeUndefined();
  expect(provenanceAt(kept, 'years.1')).toBe(DGFIP);
});

it.each([[null], [{ years: [] }], [{ text: 'autre' }]])('nothing is left of what is gone: %j', (after) => {
  expect(keptProvenances({ years: DGFIP, 'years.0': EARLIER }, YEARS, after)).toEqual({});
});
