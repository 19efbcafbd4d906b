import { describe, expect, it } from 'vitest';
import { checkAnswer } from '@/lib/fields/check-answer';
import { readAnswer } from '@/lib/fields/read-answer';
import { sampleField, sampleFile } from '@/lib/fields/testing/sample-field';

const FIELD = sampleField('people');
const person = (id: string, last_name = '', first_names = '') => ({ id, last_name, first_names, qualifications: '' });
const stored = (last_name: string, cv_documents: string[] = []) => ({
  ...{ last_name, first_names: '', qualifications: '', cv_documents },
});

describe('people', () => {
  it('have each their own files, whatever comes before them', () => {
    const first = sampleFile('people.a.cv_documents', 1);
    const second = sampleFile('people.b.cv_documents', 2);
    const both = checkAnswer(FIELD, { people: [person('a', 'A'), person('b', 'B')] }, [first, second]);
    expect(both.value).toEqual({ documents: [], people: [stored('A', [first.id]), stored('B', [second.id])] });
    const one = checkAnswer(FIELD, { people: [person('b', 'B')] }, [second]);
    expect(one.value).toEqual({ documents: [], people: [stored('B', [second.id])] });
  });

  it('leave out the cards in which nothing was given, and keep them in the draft', () => {
    const people = [person('a', ' '), person('b', 'B'), person('c')];
    const { draft, value } = checkAnswer(FIELD, { people }, []);
    expect(draft).toEqual({ people });
    expect(value).toEqual({ documents: [], people: [stored('B')] });
  });

  it('show a file that arrived without its form as a card', () => {
    const file = sampleFile('people.z.cv_documents');
    expect(checkAnswer(FIELD, {}, [file]).value).toEqual({ documents: [], people: [stored('', [file.id])] });
  });

  it('say which card is wrong by its id, empty cards before it or not', () => {
    const people = [person('a'), person('b', 'B</b>'), person('c', '', '<b>')];
    expect(checkAnswer(FIELD, { people }, []).problems).toEqual([
      { member: 'people.b.last_name', code: 'markup' },
      { member: 'people.c.first_names', code: 'markup' },
    ]);
  });

  it('are 50 at most, and what was typed beyond is kept', () => {
    const people = Array.from({ length: 51 }, (_, rank) => person(`${rank}`, 'A'));
    expect(checkAnswer(FIELD, { people: people.slice(1) }, []).problems).toEqual([]);
    const { draft, problems } = checkAnswer(FIELD, { people }, []);
    expect(problems).toEqual([{ member: 'people', code: 'too_many_cards' }]);
    expect(draft).toEqual({ people });
  });

  it('are read by name, with what each brings', () => {
    const list = sampleFile('documents', 1);
    const cv = sampleFile('people.a.cv_documents', 2);
    const people = [{ ...person('a', 'Lefèvre', 'Zoé'), qualifications: 'CAP' }, person('b'), person('c', '', 'Léo')];
    const { value } = checkAnswer(FIELD, { people }, [list, cv]);
    expect(readAnswer({ field: FIELD, value, documents: [list, cv] })).toEqual([
      { kind: 'files', files: [list] },
      { kind: 'subtitle', text: 'Zoé Lefèvre' },
      { kind: 'pair', label: 'Titres et expérience', value: 'CAP' },
      { kind: 'files', files: [cv] },
      { kind: 'subtitle', text: 'Léo' },
    ]);
  });
});
