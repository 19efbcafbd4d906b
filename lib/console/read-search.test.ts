import { describe, expect, it } from 'vitest';
import { encodeCursor } from '@/lib/input/cursor';
import { readAfter, readChoice, readDay, readIdentifier, readPeriod, readWord, withSearch } from './read-search';

describe('what an address says after « ? »', () => {
  it('a word: trimmed, the last when it comes twice; none when it is empty or too long', () => {
    expect(readWord({ a: ' b ' }, 'a')).toBe('b');
    expect(readWord({ a: ['b', 'c'] }, 'a')).toBe('c');
    expect(readWord({ a: '  ' }, 'a')).toBeNull();
    expect(readWord({ a: 'x'.repeat(101) }, 'a')).toBeNull();
    expect(readWord({}, 'a')).toBeNull();
  });

  it('a choice among known words', () => {
    expect(readChoice({ state: 'draft' }, 'state', ['draft', 'ready'])).toBe('draft');
    expect(readChoice({ state: 'DROP' }, 'state', ['draft', 'ready'])).toBeNull();
  });

  it('an identifier in any case, or its beginning; nothing else', () => {
    expect(readIdentifier({ q: 'vr-2026-ab' }, 'q')).toBe('VR-2026-AB');
    expect(readIdentifier({ q: "VR' or 1=1" }, 'q')).toBeNull();
    expect(readIdentifier({ q: '%' }, 'q')).toBeNull();
  });

  it('days of Paris, the last one included, summer time and the end of a month too', () => {
    expect(readPeriod({ from: '2026-03-29', to: '2026-03-29' })).toEqual({
      from: new Date('2026-03-28T23:00:00Z'),
      to: new Date('2026-03-29T22:00:00Z'),
    });
    expect(readDay({ to: '2026-12-31' }, 'to', 1)).toEqual(new Date('2026-12-31T23:00:00Z'));
    for (const day of ['2026-13-01', '2026-00-10', 'hier', '31/12/2026']) expect(readDay({ day }, 'day')).toBeNull();
  });

  it('where a page begins; the beginning for a cursor that is none', () => {
    const row = { createdAt: new Date('2026-11-22T10:00:00.123Z'), id: 'c0ffee00-0000-4000-8000-000000000000' };
    expect(readAfter({ cursor: encodeCursor(row) })).toEqual(row);
    expect(readAfter({ cursor: 'AAAA' })).toBeNull();
  });

  it('the same address with other values', () => {
    expect(withSearch({ state: 'draft', cursor: 'x' }, { cursor: null })).toBe('?state=draft');
    expect(withSearch({ state: 'draft' }, { cursor: 'a b' })).toBe('?state=draft&cursor=a+b');
  });
});
