import { describe, expect, it } from 'vitest';
import { CATALOGUE_FIELDS } from '@/lib/catalogue';
import { BUTTON } from '@/lib/fields/step-action';
import { typedByCandidate } from './typed-by-candidate';

const keyOf = (inputType: string) => CATALOGUE_FIELDS.find((field) => field.inputType === inputType)?.key ?? '';
const labelOf = (key: string) => CATALOGUE_FIELDS.find((field) => field.key === key)?.candidateLabel;
const form = (entries: Record<string, string>) =>
  new Map(Object.entries(entries).map(([name, value]) => [name, [value]]));

describe('what a candidate had typed', () => {
  it('comes under the words that asked for it, as it was typed', () => {
    const text = keyOf('long_text') || keyOf('text');
    expect(typedByCandidate(form({ [`${text}.text`]: ' Deux\r\nlignes ' }))).toEqual([
      { label: labelOf(text), value: ' Deux\r\nlignes ' },
    ]);
  });

  it('says which person, which year', () => {
    const people = keyOf('people');
    const typed = typedByCandidate(form({ [`${people}.people.3f9a.last_name`]: 'Lefèvre' }));
    expect(typed).toEqual([{ label: expect.stringMatching(/personne 1, nom$/i), value: 'Lefèvre' }]);
    expect(typed[0]?.label).toContain(labelOf(people));
  });

  it('puts choices into words', () => {
    const choice = `${keyOf('yes_no_with_details')}.choice`;
    expect(typedByCandidate(form({ [choice]: 'no' }))[0]?.value).toBe('Non');
    expect(typedByCandidate(form({ 'declaration.choice': 'concerned' }))).toEqual([
      { label: 'Déclaration sur l’honneur', value: 'L’entreprise est concernée, et s’explique' },
    ]);
  });

  it('leaves out what is empty and what is a button, and keeps what it does not know', () => {
    const posted = { 'inconnu.text': 'Une phrase', 'a.text': ' ', [BUTTON.addCard]: 'cle.people', revision: '3' };
    expect(typedByCandidate(form(posted))).toEqual([{ label: 'Autre réponse', value: 'Une phrase' }]);
  });
});
