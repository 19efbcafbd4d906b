import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marksOf } from '@/lib/forms/marks';
import { BUYER_STEPS } from './buyer-steps';
import { changesSince, concernsStep, entriesOf, mergeTicks } from './configuration-changes';

const MANDATORY = ['siret', 'impots', 'urssaf'];
const saved = {
  setup: { defense: false },
  requiredFields: { fieldKeys: ['siret', 'impots'] },
  additionalFields: { wanted: true, fieldKeys: ['bilans', 'outils'] },
};
const between = (before: typeof saved | object, after: typeof saved | object) =>
  changesSince(marksOf(entriesOf(before, MANDATORY)), after, MANDATORY);

describe('what changed between two saves', () => {
  it('is nothing when nothing changed, or when step 2 was saved as it was shown', () => {
    expect(between(saved, { ...saved })).toEqual({});
    expect(between({ setup: saved.setup }, { setup: saved.setup, requiredFields: { fieldKeys: MANDATORY } })).toEqual(
      {},
    );
  });

  it('names the fields that came and went, step by step', () => {
    expect(between(saved, { ...saved, requiredFields: { fieldKeys: ['siret', 'urssaf'] } })).toEqual({
      required: { added: ['urssaf'], removed: ['impots'] },
    });
    expect(between(saved, { ...saved, additionalFields: { wanted: true, fieldKeys: ['outils', 'equipe'] } })).toEqual({
      additional: { wanted: true, added: ['equipe'], removed: ['bilans'] },
    });
  });

  it('tells what is forbidden of groups, in the first step and the recap alone', () => {
    const changes = between(saved, { ...saved, setup: { defense: false, forbidsSeveralGroups: true } });
    expect(changes).toEqual({ groupRules: true });
    expect(BUYER_STEPS.filter((step) => concernsStep(changes, step))).toEqual(['setup', 'summary']);
    expect(between({ ...saved, setup: { defense: false, forbidsAloneAndInGroup: true } }, saved)).toEqual(changes);
  });

  it('tells « oui » from « non » with the same ticks, and a first answer from none', () => {
    const { fieldKeys } = saved.additionalFields;
    expect(between(saved, { ...saved, additionalFields: { wanted: false, fieldKeys } })).toEqual({
      additional: { wanted: false, added: [], removed: [] },
    });
    const before = { setup: saved.setup, requiredFields: saved.requiredFields };
    expect(between(before, { ...before, additionalFields: { wanted: false, fieldKeys: [] } })).toEqual({
      additional: { wanted: false, added: [], removed: [] },
    });
  });

  it('names the answer on defence', () => {
    expect(between({}, { setup: { defense: true } })).toEqual({ defense: true });
    expect(between({ setup: { defense: false } }, { setup: { defense: true } })).toEqual({ defense: true });
  });

  it.each([
    [{}, []],
    [{ required: { added: ['urssaf'], removed: [] } }, ['required_fields', 'summary']],
    [{ additional: { wanted: true, added: ['bilans'], removed: [] } }, ['additional_fields', 'summary']],
    [{ defense: true }, ['setup', 'required_fields', 'additional_fields', 'summary']],
  ])('%j concerns %j', (changes, steps) => {
    expect(BUYER_STEPS.filter((step) => concernsStep(changes, step))).toEqual(steps);
  });
});

describe('two people’s ticks', () => {
  const keys = fc.uniqueArray(fc.constantFrom<string[]>('a', 'b', 'c', 'd', 'e'));

  it('keep the changes of both', () => {
    expect(mergeTicks(['b', 'c'], { added: ['d'], removed: [] })).toEqual(['b', 'c', 'd']);
    expect(mergeTicks(['a', 'b', 'c'], { added: [], removed: ['a'] })).toEqual(['b', 'c']);
  });

  it('never undo what either did', () => {
    fc.assert(
      fc.property(fc.boolean(), keys, keys, keys, (isRequired, seen, posted, saved) => {
        const savedAs = (fieldKeys: string[]) =>
          isRequired ? { requiredFields: { fieldKeys } } : { additionalFields: { wanted: true, fieldKeys } };
        const drawn = marksOf(entriesOf(savedAs(seen), [...'abcde']));
        const { required, additional } = changesSince(drawn, savedAs(saved), [...'abcde']);
        const merged = mergeTicks(posted, required ?? additional ?? { added: [], removed: [] });
        for (const key of 'abcde') {
          const [before, mine, theirs] = [seen, posted, saved].map((list) => list.includes(key));
          expect(merged.includes(key)).toBe(mine !== before ? mine : theirs);
        }
        expect(new Set(merged).size).toBe(merged.length);
      }),
    );
  });
});
