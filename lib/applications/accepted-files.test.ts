import { describe, expect, it } from 'vitest';
import { judgeFile, safeText, UnsafeText } from './accepted-files';
import { zip } from './testing/zip';

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));

const office = (mainPart: string) =>
  zip({
    '[Content_Types].xml': `<Types><Override PartName="/main.xml" ContentType="application/vnd.${mainPart}.main+xml"/></Types>`,
    'main.xml': '<main/>',
  });
const openDocument = (kind: string) => zip({ mimetype: `application/vnd.oasis.opendocument.${kind}` });

const WORD = 'openxmlformats-officedocument.wordprocessingml.document';
const EXCEL = 'openxmlformats-officedocument.spreadsheetml.sheet';
const PNG = bytes([0x89], 'PNG\r\n', [0x1a], '\n', [0, 0, 0, 13], 'IHDR', new Array(17).fill(0), [0, 0, 0, 0], 'IDAT');

describe('accepted, by content', () => {
  it.each([
    ['pdf', bytes('%PDF-1.7\n'), 'application/pdf'],
    ['jpeg', bytes([0xff, 0xd8, 0xff, 0xe0, 0, 0x10], 'JFIF'), 'image/jpeg'],
    ['png', PNG, 'image/png'],
    ['gif', bytes('GIF89a'), 'image/gif'],
    ['doc, xls', bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], new Array(504).fill(0)), 'application/x-cfb'],
    ['docx', office(WORD), `application/vnd.${WORD}`],
    ['xlsx', office(EXCEL), `application/vnd.${EXCEL}`],
    ['odt', openDocument('text'), 'application/vnd.oasis.opendocument.text'],
    ['ods', openDocument('spreadsheet'), 'application/vnd.oasis.opendocument.spreadsheet'],
    ['odp', openDocument('presentation'), 'application/vnd.oasis.opendocument.presentation'],
    ['txt', Buffer.from('Deux nacelles à 12 m, a < b, R&D, 3 €\r\n'), 'text/plain'],
    ['txt with an emoji', Buffer.from('Merci 🌳 <3'), 'text/plain'],
    ['csv in Latin-1', Buffer.from('année;chiffre\r\n2026;1 000\r\n', 'latin1'), 'text/plain'],
    ['txt with a byte order mark', Buffer.from('\ufeffBonjour'), 'text/plain'],
  ])('%s', async (_kind, head, contentType) => {
    expect(await judgeFile(head)).toEqual({ accepted: true, contentType });
  });
});

it('an archive is undecided: its end may tell that it is an Office file', async () => {
  expect(await judgeFile(zip({ 'a.txt': 'a' }))).toEqual({ accepted: 'undecided' });
});

describe('refused, by content', () => {
  it.each([
    ['an empty file', Buffer.alloc(0), 'empty'],
    ['a Windows program', bytes('MZ', [0x90, 0, 3, 0, 0, 0, 4, 0]), 'type'],
    ['a Linux program', bytes([0x7f], 'ELF', [2, 1, 1, 0], new Array(56).fill(0)), 'type'],
    ['a gzip archive', bytes([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), 'type'],
    ['a document with macros', office('ms-word.document.macroEnabled'), 'type'],
    ['a workbook with macros', office('ms-excel.sheet.macroEnabled'), 'type'],
    ['a picture of another type', bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8 '), 'type'],
    ['an XML document', Buffer.from('<?xml version="1.0"?><a/>'), 'type'],
    ['UTF-16 text, which holds NUL', Buffer.from('abc', 'utf16le'), 'type'],
    ['text with a NUL', Buffer.from('abc\u0000def'), 'type'],
    ['bytes of no kind', bytes([1, 2, 3, 4, 5]), 'type'],
    ['a shell script', Buffer.from('#!/bin/sh\necho\n'), 'text_unsafe'],
    ['a shell script behind a byte order mark', Buffer.from('\ufeff#!/bin/sh\n'), 'text_unsafe'],
    ['a page', Buffer.from('<!DOCTYPE html><p>'), 'text_unsafe'],
    ['a page further on', Buffer.from(`${' '.repeat(5000)}<script>alert(1)</script>`), 'text_unsafe'],
    ['a drawing that runs', Buffer.from('<svg onload="alert(1)">'), 'text_unsafe'],
    ['PHP', Buffer.from('Bonjour <?php echo 1;'), 'text_unsafe'],
    ['ASP', Buffer.from('<%= 1 %>'), 'text_unsafe'],
  ])('%s', async (_kind, head, code) => {
    expect(await judgeFile(head)).toEqual({ accepted: false, code });
  });
});

describe('a text, to its end', () => {
  const passed = async (...pieces: (string | Buffer)[]) => {
    async function* source() {
      for (const piece of pieces) yield Buffer.from(piece);
    }
    const chunks: Uint8Array[] = [];
    for await (const chunk of safeText(source())) chunks.push(chunk);
    return Buffer.concat(chunks).toString();
  };

  it('passes unchanged', async () => {
    expect(await passed('année <', ' 2026 ', '', '3 < 4, 🌳')).toBe('année < 2026 3 < 4, 🌳');
  });

  it.each([
    ['markup', ['long texte ', 'puis <b>']],
    ['markup across two pieces', ['long texte <', '/b>']],
    ['a NUL', ['long texte ', 'a\u0000']],
    ['a program after a text', ['long texte ', bytes([0x7f], 'ELF', [2, 1, 1, 0])]],
  ])('stops at %s', async (_what, pieces) => {
    await expect(passed(...pieces)).rejects.toBeInstanceOf(UnsafeText);
  });
});
