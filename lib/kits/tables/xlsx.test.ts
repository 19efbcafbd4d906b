import { inflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { toXlsx } from './xlsx';

/** The text of a part of a small ZIP, by its central directory (APPNOTE 4.3.12). */
function partOf(zip: Buffer, wanted: string): string {
  let at = zip.readUInt32LE(zip.lastIndexOf(Buffer.from('PK\u0005\u0006')) + 16);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [nameLength, extra, comment] = [28, 30, 32].map((place) => zip.readUInt16LE(at + place)) as number[];
    const name = zip.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
    if (name === wanted) {
      const local = zip.readUInt32LE(at + 42);
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const packed = zip.subarray(start, start + zip.readUInt32LE(at + 20));
      return (zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed).toString('utf8');
    }
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  throw new Error(`no ${wanted}`);
}

it('keeps texts as they are, whatever they begin with, and numbers as numbers', async () => {
  const workbook = await toXlsx('Candidatures', [
    ['Nom', 'Téléphone', 'Lot'],
    ['=1+1', '+33 6 12 34 56 78', 2],
    ['œuvre & <fils>', '00012345678901', null],
  ]);
  const sheet = partOf(workbook, 'xl/worksheets/sheet1.xml');
  expect(sheet).not.toContain('<f>');
  expect(sheet).toMatch(/<v>2<\/v>/);
  const texts = `${sheet}${partOf(workbook, 'xl/sharedStrings.xml')}`;
  for (const text of ['=1+1', '+33 6 12 34 56 78', 'œuvre &amp; &lt;fils&gt;', '00012345678901'])
    expect(texts).toContain(`>${text}<`);
  expect(partOf(workbook, 'xl/workbook.xml')).toContain('Candidatures');
});
