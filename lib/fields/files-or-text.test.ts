import { describe, expect, it } from 'vitest';
import { checkAnswer } from '@/lib/fields/check-answer';
import { readAnswer } from '@/lib/fields/read-answer';
import { sampleField, sampleFile } from '@/lib/fields/testing/sample-field';

const FIELD = sampleField('files_or_text');
const FILE = sampleFile('documents');

describe('files or a text', () => {
  it('may be either, both or neither', () => {
    expect(checkAnswer(FIELD, { text: 'ISO 9001' }, []).value).toEqual({ text: 'ISO 9001', documents: [] });
    expect(checkAnswer(FIELD, { text: '' }, [FILE]).value).toEqual({ documents: [FILE.id] });
    expect(checkAnswer(FIELD, {}, []).value).toEqual({ documents: [] });
  });

  it('are read as paragraphs, then files', () => {
    const { value } = checkAnswer(FIELD, { text: 'Un.\n\nDeux.' }, [FILE]);
    expect(readAnswer({ field: FIELD, value, documents: [FILE] })).toEqual([
      { kind: 'paragraph', text: 'Un.' },
      { kind: 'paragraph', text: 'Deux.' },
      { kind: 'files', files: [FILE] },
    ]);
  });
});
