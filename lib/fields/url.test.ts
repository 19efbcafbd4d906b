import { describe, expect, it } from 'vitest';
import { checkAnswer } from '@/lib/fields/check-answer';
import { readAnswer } from '@/lib/fields/read-answer';
import { sampleField } from '@/lib/fields/testing/sample-field';

const FIELD = sampleField('url');
const check = (url: string) => checkAnswer(FIELD, { url }, []);

describe('a web address', () => {
  it.each([
    ['www.opqibi.example/12', 'https://www.opqibi.example/12'],
    ['http://exemple.fr', 'http://exemple.fr'],
    ['HTTPS://Exemple.fr/É?q=1#a', 'HTTPS://Exemple.fr/É?q=1#a'],
    ['exemple.fr:8443/fiche', 'https://exemple.fr:8443/fiche'],
    ['  https://certificat.gouv.fr/fiche\r\n', 'https://certificat.gouv.fr/fiche'],
    ['société.fr', 'https://société.fr'],
    ['\ufeff\u202ahttps://a.fr/fi\u200bche\u00ad\u202c\u2028', 'https://a.fr/fiche'],
  ])('%j is kept as %s', (typed, url) => {
    expect(check(typed)).toMatchObject({ value: { url }, problems: [] });
  });

  it.each([
    'javascript:alert(1)',
    'javascript://exemple.fr/%0aalert(1)',
    'data:text/html,x',
    'ftp://exemple.fr',
    'mailto:a@exemple.fr',
    'https://banque.fr@exemple.fr/',
    'https://exemple',
    'localhost:3000',
    'http://127.0.0.1/',
    'voir notre site',
    'https://',
    'a.fr b.fr',
    'a.fr\nb.fr',
  ])('%j is refused', (typed) => {
    expect(check(typed)).toMatchObject({ value: null, problems: [{ member: 'url', code: 'not_url' }] });
  });

  it('holds 255 characters', () => {
    expect(check(`a.fr/${'b'.repeat(250)}`).problems).toEqual([]);
    expect(check(`a.fr/${'b'.repeat(251)}`).problems).toEqual([
      { member: 'url', code: 'too_long', length: { actual: 256, max: 255 } },
    ]);
  });

  it('is read as a link', () => {
    const { value } = check('exemple.fr');
    const link = { kind: 'link', href: 'https://exemple.fr', text: 'https://exemple.fr' };
    expect(readAnswer({ field: FIELD, value, documents: [] })).toEqual([link]);
  });
});
