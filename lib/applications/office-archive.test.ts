import { describe, expect, it } from 'vitest';
import { officeType } from './office-archive';
import { zip } from './testing/zip';

const typeOf = (file: Buffer) =>
  officeType(file.length, async ({ start, end }) => {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeLessThan(file.length);
    return file.subarray(start, end + 1);
  });

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const TYPES = { '[Content_Types].xml': '<Types/>' };
const LARGE = Buffer.alloc(200_000, 1);

describe('the type of an Office file, from the directory at its end', () => {
  it.each([
    ['a text', { 'word/document.xml': '<w/>', 'word/media/1.png': LARGE, ...TYPES }, WORD],
    ['a sheet', { 'xl/workbook.xml': '<x/>', 'xl/media/1.png': LARGE, ...TYPES }, EXCEL],
    ['a small text', { 'word/document.xml': '<w/>', ...TYPES }, WORD],
    ['slides', { 'ppt/presentation.xml': '<p/>', ...TYPES }, undefined],
    ['an archive', { 'a.txt': 'a' }, undefined],
    ['an archive of documents', { 'word/document.xml': '<w/>' }, undefined],
    ['macros', { 'word/document.xml': '<w/>', 'word/vbaProject.bin': LARGE, ...TYPES }, undefined],
    ['macros in a sheet', { 'xl/workbook.xml': '<x/>', 'xl/VBAPROJECT.BIN': 'x', ...TYPES }, undefined],
    ['an empty archive', {}, undefined],
  ])('%s', async (_what, entries, type) => {
    expect(await typeOf(zip(entries))).toBe(type);
  });

  it('is found behind a comment', async () => {
    const file = zip({ 'word/document.xml': '<w/>', 'a.bin': LARGE, ...TYPES }, 'x'.repeat(60_000));
    expect(await typeOf(file)).toBe(WORD);
  });

  it('is unknown when the file is cut or its directory lies', async () => {
    const whole = zip({ 'word/document.xml': '<w/>', 'a.bin': LARGE, ...TYPES });
    for (const cut of [1, 22, 23, 60, 200]) expect(await typeOf(whole.subarray(0, whole.length - cut))).toBeUndefined();
    const lying = (at: number, value: number) => {
      const file = Buffer.from(whole);
      file.writeUInt32LE(value, file.length - 22 + at);
      return typeOf(file);
    };
    expect(await lying(16, 0xffffffff)).toBeUndefined();
    expect(await lying(12, 0xffffffff)).toBeUndefined();
    expect(await lying(12, 0)).toBeUndefined();
    expect(await lying(16, 5)).toBeUndefined();
  });
});
