import { describe, expect, it } from 'vitest';
import { checkAnswer } from '@/lib/fields/check-answer';
import { readAnswer } from '@/lib/fields/read-answer';

const FIELD = {
  key: 'telephone',
  label: 'Téléphone',
  help: '',
  legalReference: null,
  unfavourableWhenYes: false,
  mayNotApply: false,
  options: {},
  inputType: 'phone',
};
const check = (text: string) => checkAnswer(FIELD, { text }, []);

describe('a telephone number', () => {
  it.each([
    ['0123456789', '01 23 45 67 89'],
    ['01.23.45.67.89', '01 23 45 67 89'],
    ['+33 1 23 45 67 89', '01 23 45 67 89'],
    ['+33 (0)1 23 45 67 89', '01 23 45 67 89'],
    ['0692 12 34 56', '06 92 12 34 56'],
    ['+262 262 20 12 34', '+262 262 20 12 34'],
    ['+32 2 123 45 67', '+32 2 123 45 67'],
    ['0032 2 123 45 67', '+32 2 123 45 67'],
    ['+1 212-555-0123', '+1 212 555 0123'],
  ])('%s is kept as typed and read as « %s »', (typed, read) => {
    const { value, problems } = check(typed);
    expect(problems).toEqual([]);
    expect(value).toEqual({ text: typed });
    expect(readAnswer({ field: FIELD, value, documents: [] })).toEqual([
      { kind: 'paragraph', text: read.replaceAll(' ', '\u00a0') },
    ]);
  });

  it.each(['01\u202f23\u202f45\u202f67\u202f89', '\u202a01 23 45 67 89\u202c', '01\u200923\u00a045\u200b 67\t89\r\n'])(
    '%j is read without what pasting brought',
    (typed) => {
      expect(check(typed)).toEqual({ draft: { text: typed }, value: { text: '01 23 45 67 89' }, problems: [] });
    },
  );

  it.each(['12345', '01 23 45 67', '01 23 45 67 89 0', 'sur demande', '+999 12 34 56 78'])('%s is none', (text) => {
    expect(check(text)).toEqual({ draft: { text }, value: null, problems: [{ member: 'text', code: 'not_phone' }] });
  });

  it('is the whole of what was typed: words around it would not reach the reader', () => {
    expect(check('01 23 45 67 89, demander Paul').problems).toEqual([{ member: 'text', code: 'not_phone' }]);
  });
});
