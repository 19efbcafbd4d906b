import { describe, expect, it } from 'vitest';
import { checkAnswer } from '@/lib/fields/check-answer';
import { sampleField, sampleFile } from '@/lib/fields/testing/sample-field';

const FIELD = sampleField('checkbox_with_files');
const FILE = sampleFile('documents');

describe('a box with files', () => {
  it('is ticked or not, as a boolean', () => {
    expect(checkAnswer(FIELD, { checked: 'yes' }, [FILE]).value).toEqual({ checked: true, documents: [FILE.id] });
    expect(checkAnswer(FIELD, { checked: 'yes' }, []).value).toEqual({ checked: true, documents: [] });
    expect(checkAnswer(FIELD, {}, []).value).toEqual({ checked: false, documents: [] });
  });

  it('asks about files given without the box, and keeps them', () => {
    expect(checkAnswer(FIELD, {}, [FILE])).toMatchObject({
      value: null,
      problems: [{ member: 'checked', code: 'files_without_check' }],
    });
  });

  it.each(['no', 'true', 'on'])('takes %j for no tick', (checked) => {
    expect(checkAnswer(FIELD, { checked }, []).problems).toEqual([{ member: 'checked', code: 'not_understood' }]);
  });
});
