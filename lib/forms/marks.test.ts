import fc from 'fast-check';
import { expect, it } from 'vitest';
import { markOf, marksOf, readSeen, savedSince, writeSeen } from './marks';

it('tells two texts apart, and no text from any', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
      const same = one.replace(/\r\n?/g, '\n') === other.replace(/\r\n?/g, '\n');
      expect(markOf(one) === markOf(other)).toBe(same);
    }),
    { numRuns: 300 },
  );
  expect([markOf(''), markOf(undefined)]).toEqual(['', '']);
  expect(markOf('x').length).toBeLessThan(20);
});

it('finds again what a form was drawn from', () => {
  const seen = marksOf(
    new Map([
      ['a.text', 'Menuiserie « Lefèvre »'],
      ['b.text', ''],
    ]),
  );
  expect(readSeen(writeSeen(seen))).toEqual(seen);
  expect([...seen.keys()]).toEqual(['a.text']);
});

it.each([null, '', 'x', 'null'])('does not read %j', (text) => {
  expect(readSeen(text)).toBeUndefined();
});

it.each(['{"a":"x"}', '{"a":[1]}', '["x"]', '1'])('finds no mark in %s', (text) => {
  expect(readSeen(text)?.size).toBe(0);
});

it('names what was saved since: added, changed, taken away, but not what the page itself has sent', () => {
  const drawn = marksOf(new Map(Object.entries({ same: '1', changed: '1', gone: '1', sent: '1' })));
  const seen = new Map([...drawn, ['sent', [markOf('1'), markOf('2')]]]);
  const saved = new Map(Object.entries({ same: '1', changed: '2', added: '1', sent: '2' }));
  expect(savedSince(seen, saved)).toEqual(['changed', 'gone', 'added']);
});
