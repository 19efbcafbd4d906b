import { describe, expect, it } from 'vitest';
import { checkAnswer } from '@/lib/fields/check-answer';
import { readAnswer } from '@/lib/fields/read-answer';

const FIELD = {
  key: 'moyens',
  label: 'Moyens',
  help: '',
  legalReference: null,
  unfavourableWhenYes: false,
  mayNotApply: false,
  options: {},
  inputType: 'long_text',
};
const check = (text: string) => checkAnswer(FIELD, { text }, []);

describe('a long text', () => {
  it('holds 10 000 characters after normalisation', () => {
    expect(check('e\u0301'.repeat(10_000)).problems).toEqual([]);
    expect(check('🌳'.repeat(10_000)).problems).toEqual([]);
    expect(check('🌳'.repeat(10_001)).problems).toEqual([
      { member: 'text', code: 'too_long', length: { actual: 10_001, max: 10_000 } },
    ]);
  });

  it('counts a line break once, however the browser writes it', () => {
    expect(check('a\r\n'.repeat(5_000).trim()).problems).toEqual([]);
    expect(check('a\r\nb').value).toEqual({ text: 'a\nb' });
  });

  it('keeps paragraphs', () => {
    const { value } = check('Un atelier.\r\nDeux nacelles.\r\n\r\n\r\nTrois fours.');
    expect(readAnswer({ field: FIELD, value, documents: [] })).toEqual([
      { kind: 'paragraph', text: 'Un atelier.\nDeux nacelles.' },
      { kind: 'paragraph', text: 'Trois fours.' },
    ]);
  });
});
