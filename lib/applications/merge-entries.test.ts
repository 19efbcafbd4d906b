import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marksOf, type Seen } from '@/lib/forms/marks';
import { mergeEntries } from './merge-entries';
import { draftOf, entriesOf } from './posted-draft';

const of = (entries: Record<string, string>) => new Map(Object.entries(entries));
const merge = (drawn: object, posted: object, saved: object) =>
  mergeEntries(of({ ...posted }), of({ ...saved }), marksOf(of({ ...drawn })));

describe('two tabs on the same form', () => {
  it('are both kept where they changed different things', () => {
    const { entries, changes } = merge(
      { 'a.text': '1', 'b.text': '1' },
      { 'a.text': '2', 'b.text': '1' },
      { 'a.text': '1', 'b.text': '2' },
    );
    expect(Object.fromEntries(entries)).toEqual({ 'a.text': '2', 'b.text': '2' });
    expect(changes).toEqual([{ name: 'b.text', saved: '2', isConflict: false }]);
  });

  it('are in conflict where both changed the same thing, differently: what is saved stays until it was read', () => {
    const { entries, changes } = merge({ 'a.text': '1' }, { 'a.text': '2' }, { 'a.text': '3' });
    expect(entries.get('a.text')).toBe('3');
    expect(changes).toEqual([{ name: 'a.text', saved: '3', isConflict: true }]);
  });

  it('agree when they typed the same, and when line breaks alone differ', () => {
    expect(merge({}, { 'a.text': 'x\r\ny' }, { 'a.text': 'x\ny' }).changes).toEqual([]);
  });

  it('tell an answer taken back from one never given', () => {
    expect(merge({ 'a.choice': 'yes' }, { 'a.choice': 'yes' }, {}).entries.has('a.choice')).toBe(false);
    expect(merge({ 'a.text': '1' }, { 'a.text': '' }, { 'a.text': '1' }).entries.get('a.text')).toBe('');
    expect(merge({ 'a.text': '1' }, { 'a.text': '2' }, {}).changes).toEqual([
      { name: 'a.text', saved: '', isConflict: true },
    ]);
  });

  it('are one and the same when an answer was lost on its way: what this page sent is no surprise to it', () => {
    const seen: Seen = new Map([['a.text', ['', ...(marksOf(of({ 'a.text': 'Menui' })).get('a.text') ?? [])]]]);
    const merged = mergeEntries(of({ 'a.text': 'Menuiserie' }), of({ 'a.text': 'Menui' }), seen);
    expect(merged).toEqual({ entries: of({ 'a.text': 'Menuiserie' }), changes: [] });
    expect(mergeEntries(of({ 'a.text': '' }), of({ 'a.text': 'Menui' }), seen).entries.get('a.text')).toBe('');
  });

  const texts = fc.dictionary(fc.constantFrom('a.text', 'b.text', 'c.choice', 'd.text'), fc.constantFrom('', '1', '2'));

  it('never undo what either did', () => {
    fc.assert(
      fc.property(texts, texts, texts, (drawn, mine, saved) => {
        const { entries, changes } = merge(drawn, mine, saved);
        for (const name of ['a.text', 'b.text', 'c.choice', 'd.text']) {
          const [before = '', here = '', there = ''] = [drawn[name], mine[name], saved[name]];
          const inConflict = changes.some((change) => change.name === name && change.isConflict);
          expect(inConflict).toBe(here !== before && there !== before && here !== there);
          expect(entries.get(name) ?? '').toBe(there !== before ? there : here);
        }
      }),
    );
  });
});

describe('cards, in two tabs', () => {
  const card = (id: string, last_name = '') => ({ id, last_name });
  const people = (...cards: { id: string }[]) => Object.fromEntries(entriesOf('team', { people: cards }));
  const posted = (...cards: { id: string }[]) =>
    Object.fromEntries(Object.entries(people(...cards)).filter(([, text]) => text !== 'card'));
  const draft = (merged: { entries: Map<string, string> }) => draftOf('team', merged.entries).people ?? [];

  it('added elsewhere are kept, and so is an empty one that was just added here', () => {
    const here = [card('a', 'A'), card('c')];
    expect(draft(merge(people(card('a', 'A')), posted(...here), people(card('a', 'A'), card('b', 'B'))))).toEqual([
      ...here,
      card('b', 'B'),
    ]);
  });

  it('removed elsewhere do not come back, however full', () => {
    const before = people(card('a', 'A'), card('b', 'B'));
    const merged = merge(before, posted(card('a', 'A2'), card('b', 'B')), people(card('a', 'A')));
    expect(draft(merged)).toEqual([card('a', 'A2')]);
    expect(merged.changes).toContainEqual({ name: 'team.people.b', saved: '', isConflict: false });
  });

  it('removed elsewhere while one typed in them are in conflict, whole', () => {
    const before = people({ ...card('b', 'B'), titles: 'CAP' } as never);
    const merged = merge(before, posted({ ...card('b', 'Bis'), titles: 'CAP' } as never), {});
    expect(draft(merged)).toEqual([]);
    expect(merged.changes).toEqual(
      ['last_name', 'titles'].map((member) => ({ name: `team.people.b.${member}`, saved: '', isConflict: true })),
    );
  });
});
