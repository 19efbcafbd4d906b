import { expect, it } from 'vitest';
import { isFileSlot, withFiles } from './file-slots';
import { sampleFile } from './testing/sample-field';

const SLOTS = ['documents', 'people.*.cv_documents'];

it.each(['documents', 'people.1.cv_documents', 'people.3f9a1b7c.cv_documents'])('a file may be given at %s', (path) => {
  expect(isFileSlot(SLOTS, path)).toBe(true);
});

it.each([
  '',
  'document',
  'people',
  'people.1',
  'people.*',
  'people.*.cv_documents',
  'people.1.documents',
  'samples.1.cv_documents',
  'people.1.2.cv_documents',
  'people..cv_documents',
  'people.A.cv_documents',
  'people.../.cv_documents',
  `people.${'a'.repeat(17)}.cv_documents`,
])('none may be given at %j', (path) => {
  expect(isFileSlot(SLOTS, path)).toBe(false);
});

it('puts files where they belong, and those of no slot nowhere', () => {
  const list = sampleFile('documents', 1);
  const cv = sampleFile('people.b.cv_documents', 2);
  const stray = sampleFile('samples.b.documents', 3);
  const draft = { people: [{ id: 'a', last_name: 'A' }] };
  expect(withFiles(draft, SLOTS, [list, cv, stray])).toEqual({
    documents: [list.id],
    people: [
      { id: 'a', last_name: 'A', cv_documents: [] },
      { id: 'b', cv_documents: [cv.id] },
    ],
  });
});
