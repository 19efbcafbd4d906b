import { crc32, deflateRawSync } from 'node:zlib';

/** `packed`: already deflated, of `sizeBytes` unpacked. */
type Part = { name: string; content: Buffer; packed?: { sizeBytes: number } };

/** An archive of these parts: as fast as it can be written, since some have tens of thousands. */
export function zipOf(parts: readonly Part[]): Buffer {
  const [locals, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const { name, content, packed } of parts) {
    const data = packed ? content : deflateRawSync(content);
    const label = Buffer.from(name);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt16LE(0x5c2f, 8);
    head.writeUInt32LE(packed ? 0 : crc32(content), 10);
    head.writeUInt32LE(data.length, 14);
    head.writeUInt32LE(packed?.sizeBytes ?? content.length, 18);
    head.writeUInt16LE(label.length, 22);
    locals.push(Buffer.from('PK\u0003\u0004'), head, label, data);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), head, place, label);
    at += 30 + label.length + data.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...locals, list, Buffer.from('PK\u0005\u0006'), end]);
}

const OPEN_XML = 'http://schemas.openxmlformats.org';
const TYPES = `<?xml version="1.0"?><Types xmlns="${OPEN_XML}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`;
const ROOT = `<?xml version="1.0"?><Relationships xmlns="${OPEN_XML}/package/2006/relationships"><Relationship Id="r" Type="${OPEN_XML}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

/** A workbook with these relationships, this many further parts, or a first sheet that is packed already. */
export function xlsxOf(options: { relations?: string; parts?: number; sheet?: Buffer; sheetBytes?: number }): Buffer {
  const part = (name: string, content: string) => ({ name, content: Buffer.from(content) });
  return zipOf([
    part('[Content_Types].xml', TYPES),
    part('_rels/.rels', ROOT),
    part('xl/workbook.xml', '<workbook/>'),
    part(
      'xl/_rels/workbook.xml.rels',
      `<?xml version="1.0"?><Relationships>${options.relations ?? '</Relationships>'}`,
    ),
    ...Array.from({ length: options.parts ?? 0 }, (_, rank) => part(`xl/worksheets/sheet${rank}.xml`, '')),
    ...(options.sheet
      ? [{ name: 'xl/worksheets/sheet1.xml', content: options.sheet, packed: { sizeBytes: options.sheetBytes ?? 0 } }]
      : []),
  ]);
}
