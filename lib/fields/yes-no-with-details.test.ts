import { describe, expect, it } from 'vitest';
import { checkAnswer } from '@/lib/fields/check-answer';
import { readAnswer } from '@/lib/fields/read-answer';

const FIELD = {
  key: 'condamnation',
  label: 'Condamnation ?',
  help: '',
  legalReference: null,
  unfavourableWhenYes: false,
  mayNotApply: false,
  options: {},
  inputType: 'yes_no_with_details',
};
const EXCLUSION = { ...FIELD, unfavourableWhenYes: true };
const FILE = {
  id: '0b4e7a86-93b7-4a2d-8f5c-0f5d1f0a1c01',
  name: 'jugement.pdf',
  sizeBytes: 10,
  sha256: 'ab'.repeat(32),
  scanState: 'not_scanned' as const,
  slot: 'documents',
};

describe('yes or no', () => {
  it('stays unanswered until someone answers', () => {
    const { value } = checkAnswer(EXCLUSION, {}, []);
    expect(value?.choice).toBeUndefined();
    expect(readAnswer({ field: EXCLUSION, value, documents: [] })).toEqual([
      { kind: 'missing', text: 'Non renseigné' },
    ]);
  });

  it.each(['oui', 'YES', 'true', 'on', ' yes'])('takes %j for neither', (choice) => {
    expect(checkAnswer(FIELD, { choice }, [])).toEqual({
      draft: { choice },
      value: null,
      problems: [{ member: 'choice', code: 'not_choice' }],
    });
  });

  it.each([
    [EXCLUSION, 'yes', 'red'],
    [EXCLUSION, 'no', 'green'],
    [FIELD, 'yes', 'green'],
    [FIELD, 'no', 'grey'],
  ])('colours the answer by what it means (%#)', (field, choice, tone) => {
    const { value } = checkAnswer(field, { choice }, []);
    const text = choice === 'yes' ? 'Oui' : 'Non';
    expect(readAnswer({ field, value, documents: [] })).toEqual([{ kind: 'badge', tone, text }]);
  });

  it('does not colour a « non » with proof, where proof may be joined to it', () => {
    const field = { ...EXCLUSION, options: { detailsWithNo: true } } as const;
    const { value } = checkAnswer(field, { choice: 'no' }, [FILE]);
    expect(readAnswer({ field, value, documents: [FILE] })).toEqual([
      { kind: 'badge', tone: 'grey', text: 'Non, avec précisions' },
      { kind: 'files', files: [FILE] },
    ]);
  });

  it('tells details given without a choice, and that the choice is missing', () => {
    const { value } = checkAnswer(FIELD, { text: 'Voir le jugement.' }, [FILE]);
    expect(readAnswer({ field: FIELD, value, documents: [FILE] })).toEqual([
      { kind: 'missing', text: 'Non renseigné' },
      { kind: 'paragraph', text: 'Voir le jugement.' },
      { kind: 'files', files: [FILE] },
    ]);
  });

  it('holds 10 000 characters of details', () => {
    expect(checkAnswer(FIELD, { text: 'é'.repeat(10_000) }, []).problems).toEqual([]);
    expect(checkAnswer(FIELD, { text: 'é'.repeat(10_001) }, []).problems).toEqual([
      { member: 'text', code: 'too_long', length: { actual: 10_001, max: 10_000 } },
    ]);
  });

  it('keeps details with « oui » only, and asks before they go', () => {
    expect(checkAnswer(FIELD, { choice: 'yes', text: 'Voir.' }, [FILE]).problems).toEqual([]);
    const both = checkAnswer(FIELD, { choice: 'no', text: 'Voir.' }, [FILE]);
    expect(both).toEqual({
      draft: { choice: 'no', text: 'Voir.' },
      value: null,
      problems: [{ member: 'text', code: 'details_with_no' }],
    });
    expect(checkAnswer(FIELD, { choice: 'no' }, [FILE]).problems).toEqual([
      { member: 'documents', code: 'details_with_no' },
    ]);
    expect(checkAnswer(FIELD, { choice: 'no', text: ' ' }, []).value).toMatchObject({ choice: 'no' });
  });

  it('keeps them with « non » too where « non » may need a proof', () => {
    const field = { ...EXCLUSION, options: { detailsWithNo: true } as const };
    expect(checkAnswer(field, { choice: 'no', text: 'Voir.' }, [FILE])).toMatchObject({
      value: { choice: 'no', text: 'Voir.', documents: [FILE.id] },
      problems: [],
    });
  });
});
