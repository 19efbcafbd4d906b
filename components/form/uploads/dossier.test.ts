import { expect, it } from 'vitest';
import { dossier, noteDossier, sizeProblem, takeRoom } from './dossier';

it('knows beforehand what the server would refuse for its size, files on their way included', () => {
  expect(sizeProblem(101, false)).toBe(null);
  dossier.set({ sizeBytes: 300, limitBytes: 500, maxFileBytes: 100 });
  expect(sizeProblem(100, false)).toBe(null);
  expect(sizeProblem(101, false)).toBe('tooLarge');
  const free = takeRoom(100);
  expect(sizeProblem(100, false)).toBe(null);
  expect(takeRoom(1) && sizeProblem(100, false)).toBe('dossierTooLarge');
  expect(sizeProblem(100, true)).toBe(null);
  free();
  free();
  expect(sizeProblem(100, false)).toBe(null);
  noteDossier({ size_bytes: 400 });
  expect(sizeProblem(99, false)).toBe(null);
  expect(sizeProblem(100, false)).toBe('dossierTooLarge');
});
