import { deflateRawSync, deflateSync } from 'node:zlib';
import { xlsxOf, zipOf } from './exhausting-archives';

/** A file made to take time or memory. `isBomb`: it unpacks to more than any honest file, and is to be refused. */
export type Exhauster = { what: string; isBomb?: true; make: () => Buffer };

const latin = (text: string) => Buffer.from(text, 'latin1');
const times = (text: string, bytes: number) => text.repeat(Math.ceil(bytes / text.length));
const MB = 1_000_000;

/** A PDF of these objects, from number 4 on, with a classical table; `catalog` and `trailer` are added to those of its own. */
function pdf(objects: readonly (string | Buffer)[], catalog = '', trailer = ''): Buffer {
  const all = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] >>',
    ...objects,
  ];
  const parts = [latin('%PDF-1.7\n')];
  const places: number[] = [];
  let at = parts[0]?.length ?? 0;
  for (const [rank, object] of all.entries()) {
    places.push(at);
    const part = Buffer.concat([latin(`${rank + 1} 0 obj\n`), latin(object.toString('latin1')), latin('\nendobj\n')]);
    parts.push(part);
    at += part.length;
  }
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${rows}`;
  parts.push(latin(`${table}trailer << /Size ${all.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`));
  return Buffer.concat(parts);
}

const stream = (dictionary: string, content: Buffer) =>
  latin(`<< ${dictionary} /Length ${content.length} >>\nstream\n${content.toString('latin1')}\nendstream`);
const packed = (content: Buffer | string, more = '') =>
  stream(`/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode ${more}`, deflateSync(content));

const PDFS: Exhauster[] = [
  { what: 'PDF: /S/S/S… packed, 48 kB of 49 MB', make: () => pdf([packed(`5 0 ${times('/S', 49 * MB)}`)]) },
  { what: 'PDF: /S/S/S… in clear', make: () => pdf([times('/S', 5 * MB)]) },
  { what: 'PDF: /S and white space', make: () => pdf([times('/S   \n', 5 * MB)]) },
  { what: 'PDF: /EF and comments', make: () => pdf([times('/EF %%%\n', 5 * MB)]) },
  { what: 'PDF: deep arrays', make: () => pdf([`${'['.repeat(MB)}${']'.repeat(MB)}`]) },
  { what: 'PDF: deep arrays that never end', make: () => pdf([times('[', 5 * MB)]) },
  { what: 'PDF: deep dictionaries', make: () => pdf([`${'<</A '.repeat(MB)}1${'>>'.repeat(MB)}`]) },
  { what: 'PDF: deep dictionaries, packed', make: () => pdf([packed(`5 0 ${'<</A '.repeat(3 * MB)}`)]) },
  { what: 'PDF: strings that never end', make: () => pdf([times('(', 5 * MB)]) },
  { what: 'PDF: hexadecimal strings that never end', make: () => pdf([times('<4', 5 * MB)]) },
  { what: 'PDF: comments', make: () => pdf([times('%\n', 5 * MB)]) },
  { what: 'PDF: obj again and again', make: () => pdf([times('9 0 obj\n', 5 * MB)]) },
  { what: 'PDF: obj << again and again', make: () => pdf([times('9 0 obj <<', 5 * MB)]) },
  { what: 'PDF: stream again and again', make: () => pdf([times('<< /Length 9 >> stream\n', 5 * MB)]) },
  { what: 'PDF: startxref again and again', make: () => pdf([times('startxref\n9\n', 5 * MB)]) },
  {
    what: 'PDF: trailers again and again',
    make: () => pdf([times('trailer << /Root 1 0 R /Encrypt 9 0 R >>\n', 5 * MB)]),
  },
  {
    what: 'PDF: a chain of references',
    make: () =>
      pdf(
        Array.from({ length: 100_000 }, (_, rank) => `${rank + 5} 0 R`),
        '/OpenAction << /S 4 0 R >>',
      ),
  },
  { what: 'PDF: a reference to itself', make: () => pdf(['<< /S 4 0 R /Next 4 0 R >>'], '/OpenAction 4 0 R') },
  {
    what: 'PDF: pages that are their own children',
    make: () => pdf(['<< /Type /Pages /Kids [4 0 R 4 0 R 2 0 R] /Count 9 >>'], '/Pages 4 0 R'),
  },
  { what: 'PDF: tables in a circle', make: () => pdf([], '', '/Prev 9') },
  { what: 'PDF: object streams in a circle', make: () => pdf([packed('6 0 1', '/Extends 4 0 R')]) },
  { what: 'PDF: 20,000 object streams', make: () => pdf(new Array<Buffer>(20_000).fill(packed('9 0 << /A 1 >>'))) },
  {
    what: 'PDF: a predictor with columns beyond measure',
    make: () => pdf([packed(Buffer.alloc(5 * MB), '/DecodeParms << /Predictor 15 /Columns 2147483647 /Colors 99 >>')]),
  },
  { what: 'PDF: objects that unpack to 2 GB', isBomb: true, make: () => pdf([flateTwice()]) },
  {
    what: 'PDF: 40 streams of objects of 60 MB each',
    isBomb: true,
    make: () => pdf(new Array<Buffer>(40).fill(packed(Buffer.alloc(60 * MB, 32)))),
  },
];

function flateTwice(): Buffer {
  const once = Buffer.concat(new Array<Buffer>(20).fill(deflateSync(Buffer.alloc(100 * MB))));
  return stream('/Type /ObjStm /N 1 /First 4 /Filter [/FlateDecode /FlateDecode]', deflateSync(once));
}

const PNG = Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1');
const IHDR = Buffer.from('0000000d4948445200000001000000010800000000' + '3a7e9b55', 'hex');
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);

const PICTURES: Exhauster[] = [
  {
    what: 'PNG: empty chunks, 12 MB',
    make: () => Buffer.concat([PNG, IHDR, Buffer.from(times('\0\0\0\0tEXt\0\0\0\0', 12 * MB), 'latin1')]),
  },
  { what: 'JPEG: 0xFF, 5 MB', make: () => Buffer.concat([JPEG, Buffer.alloc(5 * MB, 0xff)]) },
  {
    what: 'JPEG: empty segments, 5 MB',
    make: () => Buffer.concat([JPEG, Buffer.from(times('\u00e1\0\u0002\u00ff', 5 * MB), 'latin1')]),
  },
  {
    what: 'JPEG: scans without end, 5 MB',
    make: () => Buffer.concat([JPEG, Buffer.from(times('\u00da\0\u0002\u00ff', 5 * MB), 'latin1')]),
  },
  {
    what: 'GIF: blocks of one byte, 5 MB',
    make: () => Buffer.concat([latin('GIF89a\x01\0\x01\0\0\0\0!\xfe'), Buffer.alloc(5 * MB, 1)]),
  },
  {
    what: 'GIF: extensions without content, 5 MB',
    make: () => latin(`GIF89a\x01\0\x01\0\0\0\0${times('!\xfe\0', 5 * MB)}`),
  },
];

const text = (what: string, part: string, bytes = 5 * MB): Exhauster => ({
  what: `text: ${what}`,
  make: () => latin(times(part, bytes)),
});

const TEXTS: Exhauster[] = [
  text('=a|', '=a|', 21 * MB),
  text('=a|, one a line', '=a|\n'),
  text(';=cmd|', ';=cmd|'),
  text('= and spaces', '= '),
  text('+-+-', '+-'),
  text('quotation marks', '"'),
  text('quotation marks and formulas', '";="'),
  text('<', '<'),
  text('<a', '<a'),
  text('<a and spaces', '<a '),
  text('<!--', '<!--'),
  text('<?', '<?'),
  text('&#', '&#6'),
  text('cmd and spaces', 'cmd  '),
  text('spaces', ' '),
  text('line feeds', '\n'),
  text('carriage returns', '\r'),
  text('rem', 'rem \n'),
  text('import {a,', 'import {a, '),
  text('function f(', 'function f('),
  text('ID;P', 'ID;P\n'),
  text('C;X1', 'C;X1;\n'),
  text('[InternetShortcut', '[InternetShortcut'),
  text('full address', 'full address:'),
  text('CreateObject and spaces', 'createobject         '),
  text('^Z', '\u001a'),
  {
    what: 'text: UTF-16, =a|',
    make: () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(times('=a|', 5 * MB), 'utf16le')]),
  },
  { what: 'text: a PDF header every line', make: () => latin(times('%PDF-1\n', 5 * MB)) },
];

const ARCHIVES: Exhauster[] = [
  { what: 'workbook: deep XML', make: () => xlsxOf({ relations: '<a>'.repeat(1_500_000) }) },
  {
    what: 'workbook: a million attributes',
    make: () => xlsxOf({ relations: `<a ${Array.from({ length: 300_000 }, (_, n) => `a${n}="1"`).join(' ')}/>` }),
  },
  { what: 'workbook: a value without end', make: () => xlsxOf({ relations: `<a b="${times('x', 4 * MB)}` }) },
  { what: 'workbook: comments without end', make: () => xlsxOf({ relations: times('<!--', 4 * MB) }) },
  { what: 'workbook: references', make: () => xlsxOf({ relations: `<a b="${times('&#65;', 4 * MB)}"/>` }) },
  {
    what: 'workbook: a million relationships',
    make: () => xlsxOf({ relations: times('<Relationship Id="r" Type="x" Target="y"/>', 4 * MB) }),
  },
  { what: 'workbook: 60,000 parts', make: () => xlsxOf({ parts: 60_000 }) },
  {
    what: 'workbook: a part of 2 GB',
    isBomb: true,
    make: () => xlsxOf({ sheet: Buffer.concat([deflateRawSync(Buffer.alloc(400 * MB))]), sheetBytes: 400 * MB }),
  },
  {
    what: 'archive: 65,000 names of 1,000 letters',
    isBomb: true,
    make: () =>
      zipOf(Array.from({ length: 65_000 }, (_, n) => ({ name: `${n}`.padEnd(200, 'x'), content: Buffer.alloc(0) }))),
  },
];

function compoundLoop(): Buffer {
  const file = Buffer.alloc(512 * 200, 0);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
  file.writeUInt16LE(0x3e, 24);
  file.writeUInt16LE(3, 26);
  file.writeUInt16LE(0xfffe, 28);
  file.writeUInt16LE(9, 30);
  file.writeUInt16LE(6, 32);
  file.writeUInt32LE(109, 44);
  file.writeUInt32LE(1, 48);
  file.writeUInt32LE(4_096, 56);
  file.fill(0xff, 76, 512);
  for (let rank = 0; rank < 109; rank += 1) file.writeUInt32LE(0, 76 + 4 * rank);
  // The first sector is the table: each sector follows the one before, the last the second.
  for (let rank = 0; rank < 128; rank += 1) file.writeUInt32LE(rank === 127 ? 1 : rank + 1, 512 + 4 * rank);
  return file;
}

export const EXHAUSTERS: readonly Exhauster[] = [
  ...PDFS,
  ...PICTURES,
  ...TEXTS,
  ...ARCHIVES,
  { what: 'compound file: a chain in a circle', make: compoundLoop },
];
