import { describe, expect, it } from 'vitest';
import { rgaaTopics } from '.';

describe('the grid of the RGAA 4.1.2', () => {
  it('has its 13 topics and 106 criteria, in order, none twice', () => {
    const sizes = rgaaTopics.map(({ criteria }) => criteria.length);
    expect(sizes).toEqual([9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12]);
    const numbers = rgaaTopics.flatMap(({ criteria }) => criteria.map(({ number }) => number));
    const expected = sizes.flatMap((size, topic) =>
      Array.from({ length: size }, (_, rank) => `${topic + 1}.${rank + 1}`),
    );
    expect(numbers).toEqual(expected);
  });

  it('gives evidence for each', () => {
    const silent = rgaaTopics.flatMap(({ criteria }) => criteria.filter(({ evidence }) => evidence.trim().length < 6));
    expect(silent).toEqual([]);
  });
});
