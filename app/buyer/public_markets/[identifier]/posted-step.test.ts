import { describe, expect, it } from 'vitest';
import { CATALOGUE_FIELDS } from '@/lib/catalogue';
import { buyerText } from '@/lib/text/buyer';
import { chosenIn, seenRevisionOf, typedByBuyer } from './posted-step';

const form = (entries: Record<string, string[]>) => new Map(Object.entries(entries));

describe('what a buyer posted', () => {
  it.each([
    [{}, undefined],
    [{ revision: ['0'] }, 0],
    [{ revision: ['12'] }, 12],
    [{ revision: ['12', '13'] }, 13],
    [{ revision: ['-1'] }, 0],
    [{ revision: ['douze'] }, 0],
    [{ revision: ['9999999999'] }, 0],
  ])('%j was drawn from revision %j', (entries, revision) => {
    expect(seenRevisionOf(form(entries))).toBe(revision);
  });

  it('is kept by our own words and keys only', () => {
    const hostile = ['<script>', 'a\u0000b', '', 'É', 'x'.repeat(201)];
    expect(chosenIn(form({ field: ['bilans', ...hostile], wanted: ['yes'], autre: ['x'] }))).toEqual({
      defense: [],
      group_rule: [],
      wanted: ['yes'],
      field: ['bilans'],
    });
  });

  it('is told in words', () => {
    const [first, second] = CATALOGUE_FIELDS;
    const posted = form({ revision: ['3'], wanted: ['yes'], field: [first?.key ?? '', second?.key ?? '', 'inconnu'] });
    expect(typedByBuyer(posted)).toEqual([
      { label: 'Des renseignements complémentaires', value: 'Oui, je choisis lesquels' },
      { label: 'Renseignements cochés', value: `${first?.buyerLabel}\n${second?.buyerLabel}\ninconnu` },
    ]);
    expect(typedByBuyer(form({ defense: ['no'] }))).toEqual([{ label: buyerText.setup.question, value: 'Non' }]);
    expect(typedByBuyer(form({}))).toEqual([]);
  });
});
