import { expect, it } from 'vitest';
import { withUploadSlot } from './upload-slots';

it('does two things at a time, in order, and skips what was given up meanwhile', async () => {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const ask = (name: string, stop = new AbortController()) =>
    withUploadSlot(stop.signal, () => {
      begun.push(name);
      return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
    });
  const givenUp = new AbortController();
  const [a, b, c, d] = [ask('a'), ask('b'), ask('c', givenUp), ask('d')];
  expect(begun).toEqual(['a', 'b']);
  givenUp.abort();
  ends.get('a')?.();
  expect(await a).toBe('a');
  expect(await c).toBe(undefined);
  expect(begun).toEqual(['a', 'b', 'd']);
  for (const name of ['b', 'd']) ends.get(name)?.();
  expect(await Promise.all([b, d])).toEqual(['b', 'd']);
});

it('frees the slot after a failure', async () => {
  const { signal } = new AbortController();
  const fail = () => withUploadSlot(signal, () => Promise.reject(new Error('no')));
  await Promise.allSettled([fail(), fail(), fail()]);
  expect(await withUploadSlot(signal, async () => 'done')).toBe('done');
});
