import { expect, it } from 'vitest';
import { checkAnswer } from '@/lib/fields/check-answer';
import { readAnswer } from '@/lib/fields/read-answer';
import { sampleField, sampleFile } from '@/lib/fields/testing/sample-field';

const FIELD = sampleField('samples');

it('samples are descriptions and files, numbered as the reader meets them', () => {
  const photo = sampleFile('samples.c.documents');
  const samples = ['Chêne', '', ''].map((description, rank) => ({ id: 'abc'.charAt(rank), description }));
  const { value } = checkAnswer(FIELD, { samples }, [photo]);
  expect(value).toEqual({
    samples: [
      { description: 'Chêne', documents: [] },
      { description: '', documents: [photo.id] },
    ],
  });
  expect(readAnswer({ field: FIELD, value, documents: [photo] })).toEqual([
    { kind: 'subtitle', text: 'Échantillon 1' },
    { kind: 'paragraph', text: 'Chêne' },
    { kind: 'subtitle', text: 'Échantillon 2' },
    { kind: 'files', files: [photo] },
  ]);
});
