import { deflateSync } from 'node:zlib';
import { type Entry, zip } from './zip';

/** Small files of each kind that is accepted, as programs write them, and pieces to make others of. */

export const bytes = (...parts: (string | number[] | Buffer)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));

const PAGES = [
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>',
];

/** A PDF of one page, with more objects from number 4 on; `catalog` is added to its first. */
export function pdf(more: readonly string[] = [], catalog = '', trailer = ''): Buffer {
  const objects = [PAGES[0]?.replace('>>', `${catalog} >>`) ?? '', ...PAGES.slice(1), ...more];
  let text = '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n';
  const places = objects.map((object, rank) => {
    const at = text.length;
    text += `${rank + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const count = objects.length + 1;
  const table = `xref\n0 ${count}\n0000000000 65535 f \n${places.join('')}`;
  const end = `trailer\n<< /Size ${count} /Root 1 0 R ${trailer}>>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text + table + end, 'latin1');
}

/** An object of a PDF that holds other objects, packed (ISO 32000-1, 7.5.7). */
export function packedObjects(objects: string, dictionary = '/Filter /FlateDecode'): string {
  const data = deflateSync(Buffer.from(objects, 'latin1')).toString('latin1');
  return `<< /Type /ObjStm /N 1 /First 4 /Length ${data.length} ${dictionary} >>\nstream\n${data}\nendstream`;
}

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return bytes(length, type, data, [0, 0, 0, 0]);
}

export const PNG_SIGNATURE = bytes([0x89], 'PNG\r\n', [0x1a], '\n');
export const png = (...chunks: Buffer[]): Buffer =>
  bytes(
    PNG_SIGNATURE,
    chunk('IHDR', Buffer.alloc(13, 1)),
    ...chunks,
    chunk('IDAT', Buffer.alloc(40, 7)),
    chunk('IEND'),
  );
export const pngText = (text: string): Buffer => chunk('tEXt', bytes(`Comment\0${text}`));

const segment = (marker: number, data: Buffer): Buffer => bytes([0xff, marker, 0, data.length + 2], data);
export const jpeg = (comment = ''): Buffer =>
  bytes(
    [0xff, 0xd8],
    segment(0xe0, bytes('JFIF\0', [1, 1, 0, 0, 1, 0, 1, 0, 0])),
    segment(0xfe, bytes(comment)),
    segment(0xc0, bytes([8, 0, 1, 0, 1, 1, 1, 0x11, 0])),
    segment(0xda, Buffer.alloc(8)),
    Buffer.alloc(60, 0x5a),
    [0xff, 0xd9],
  );
export const gif = (comment = ''): Buffer =>
  bytes(
    'GIF89a',
    [1, 0, 1, 0, 0, 0, 0],
    comment && bytes([0x21, 0xfe, comment.length], comment, [0]),
    [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4c, 1, 0],
    ';',
  );

const OPEN_XML = 'http://schemas.openxmlformats.org';
const types = (part: string, main: string, more = '') =>
  `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="${OPEN_XML}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/${part}" ContentType="application/vnd.${main}.main+xml"/>${more}</Types>`;

/** A relationship (ECMA-376, part 2, 9.3); of the main part unless another type is given. */
export const relation = (target: string, type = 'officeDocument', mode = 'Internal') =>
  `<Relationships xmlns="${OPEN_XML}/package/2006/relationships"><Relationship Id="rId1" Type="${OPEN_XML}/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="${mode}"/></Relationships>`;

export const WORD = 'openxmlformats-officedocument.wordprocessingml.document';
export const EXCEL = 'openxmlformats-officedocument.spreadsheetml.sheet';

const part = (text: string) => ({ content: Buffer.from(text.repeat(200)), deflated: true });

/** `declared`: more content types. */
export const docx = (more: Record<string, Entry> = {}, main = WORD, declared = ''): Buffer =>
  zip({
    '[Content_Types].xml': types('word/document.xml', main, declared),
    '_rels/.rels': relation('word/document.xml'),
    'word/document.xml': part('<w:p>Été</w:p>'),
    ...more,
  });
export const xlsx = (more: Record<string, Entry> = {}, main = EXCEL, declared = ''): Buffer =>
  zip({
    '[Content_Types].xml': types('xl/workbook.xml', main, declared),
    '_rels/.rels': relation('xl/workbook.xml'),
    'xl/workbook.xml': '<workbook/>',
    'xl/worksheets/sheet1.xml': part('<c><v>1</v></c>'),
    ...more,
  });

export const openDocument = (kind: string, more: Record<string, Entry> = {}): Buffer =>
  zip({
    mimetype: `application/vnd.oasis.opendocument.${kind}`,
    'content.xml': part('<text:p>Été</text:p>'),
    'META-INF/manifest.xml': '<manifest:manifest/>',
    ...more,
  });
