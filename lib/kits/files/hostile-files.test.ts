import { describe, expect, it } from 'vitest';
import { EICAR } from './known-virus';
import { compound } from './testing/compound';
import { LAUNCHING, WITH_A_PASSWORD } from './testing/encrypted-pdfs';
import { judgeBytes } from './testing/judge-bytes';
import * as sample from './testing/samples';
import { bytes, docx, gif, jpeg, openDocument, packedObjects, pdf, png, xlsx } from './testing/samples';
import { type Entry, zip } from './testing/zip';

/** Contract §5: « Refused with the reason and what to do ». Made here, so that no hostile file lies in the repository. */

const program = (beginning: string | number[]) => bytes(beginning, new Array(200).fill(1));
const WINDOWS_PROGRAM = bytes('MZ', new Array(58).fill(0), [0x80, 0, 0, 0], new Array(64).fill(0), 'PE\0\0');
const LINUX_PROGRAM = program([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]);
const deflated = (content: Buffer, more: object = {}): Entry => ({ content, deflated: true, ...more });
const NOTHING = Buffer.alloc(0);
const WORD_STREAM = { content: bytes([0xec, 0xa5, 0xc1, 0, 0, 0, 0, 0, 0, 0], [0, 0]) };
const LOCKED_WORD = { content: bytes([0xec, 0xa5, 0xc1, 0, 0, 0, 0, 0, 0, 0], [0, 1]) };

const record = (kind: number, data: number[]) => bytes([kind & 0xff, kind >> 8, data.length, 0], data);
const workbook = (...records: Buffer[]) => ({
  content: bytes(record(0x809, [0, 6, 5, 0]), ...records, record(0x0a, [])),
});
const sheet = (kind: number) => record(0x85, [0, 0, 0, 0, 0, kind, 1, 0, 0x41]);

type Row = readonly [what: string, content: Buffer, reason: string];

const PROGRAMS: Row[] = [
  ['a Windows program', WINDOWS_PROGRAM, 'program'],
  ['a Linux program', LINUX_PROGRAM, 'program'],
  ['a macOS program', program([0xcf, 0xfa, 0xed, 0xfe]), 'program'],
  ['a Java class', program([0xca, 0xfe, 0xba, 0xbe]), 'program'],
  ['WebAssembly', program([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]), 'program'],
  ['a Windows shortcut', program([0x4c, 0, 0, 0, 1, 0x14, 2, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x46]), 'program'],
  ['a Windows installer', compound({ Data: {} }, '84100c0000000000c000000000000046'), 'program'],
  [
    'an installer that says it is a workbook',
    compound({ Workbook: workbook() }, '84100c0000000000c000000000000046'),
    'program',
  ],
  ['a program in a Word document', docx({ 'word/media/a.png': deflated(WINDOWS_PROGRAM) }), 'program'],
  ['a program by its name in a Word document', docx({ 'word/embeddings/a.exe': 'x' }), 'program'],
  ['a shell script', bytes('#!/bin/sh\nrm -rf /\n'), 'script'],
  ['a shell script after a byte order mark', bytes([0xef, 0xbb, 0xbf], '#!/bin/sh\n'), 'script'],
  ['a batch file', bytes('@echo off\r\ndel *.*\r\n'), 'script'],
  ['a PowerShell script', bytes('param($a)\nWrite-Host $a\n'), 'script'],
  ['a line of PowerShell', bytes('Bonjour\npowershell -enc AAAA\n'), 'script'],
  ['a VBScript', bytes('Set s = CreateObject("WScript.Shell")\n'), 'script'],
  ['JavaScript', bytes('var a = new ActiveXObject("x");\n'), 'script'],
  ['Python', bytes('import os\nos.remove("a")\n'), 'script'],
  ['a table that starts a program', bytes("nom;total\r\n=cmd|' /C calc'!A0;1\r\n"), 'formula'],
];

const ARCHIVES: Row[] = [
  ['a ZIP', zip({ 'devis.pdf': pdf() }), 'archive'],
  ['an empty ZIP', zip({}), 'archive'],
  ['a Java archive', zip({ 'META-INF/MANIFEST.MF': 'x', 'A.class': 'x' }), 'archive'],
  ['a RAR', program([0x52, 0x61, 0x72, 0x21, 0x1a, 7, 1, 0]), 'archive'],
  ['a 7z', program([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]), 'archive'],
  ['a gzip', program([0x1f, 0x8b, 8]), 'archive'],
  ['a ZIP of several volumes', bytes(zip({ a: 'b' }).subarray(0, -22)), 'damaged'],
];

const MACROS: Row[] = [
  ['a Word document with macros', docx({ 'word/vbaProject.bin': 'x' }), 'macros'],
  ['a Word document that calls itself macro-enabled', docx({}, 'ms-word.document.macroEnabled'), 'macros'],
  ['a workbook with macros', xlsx({ 'xl/VBAProject.bin': 'x' }), 'macros'],
  ['a workbook with Excel 4 macros', xlsx({ 'xl/macrosheets/sheet1.xml': 'x' }), 'macros'],
  ['a document that carries one with macros', docx({ 'word/embeddings/budget.xlsm': 'x' }), 'macros'],
  ['a text with Basic macros', openDocument('text', { 'Basic/Standard/Module1.xml': 'x' }), 'macros'],
  ['a spreadsheet with Python macros', openDocument('spreadsheet', { 'Scripts/python/a.py': 'x' }), 'macros'],
  [
    'a Word 97 document with macros',
    compound({ WordDocument: WORD_STREAM, Macros: { isStorage: true }, _VBA_PROJECT: {} }),
    'macros',
  ],
  [
    'a workbook of Excel 97 with macros',
    compound({ Workbook: workbook(sheet(0)), _VBA_PROJECT_CUR: { isStorage: true } }),
    'macros',
  ],
  ['a workbook of Excel 97 with a macro sheet', compound({ Workbook: workbook(sheet(0), sheet(1)) }), 'macros'],
];

const PASSWORDS: Row[] = [
  ...Object.entries(WITH_A_PASSWORD).map(
    ([what, content]): Row => [`a PDF, ${what}`, Buffer.from(content, 'base64'), 'password'],
  ),
  [
    'a PDF for the holder of a certificate',
    pdf(['<< /Filter /Adobe.PubSec /V 4 /U (x) >>'], '', '/Encrypt 4 0 R '),
    'password',
  ],
  ['a Word document with a password', compound({ EncryptedPackage: {}, EncryptionInfo: {} }), 'password'],
  ['a Word 97 document with a password', compound({ WordDocument: LOCKED_WORD }), 'password'],
  ['a workbook of Excel 97 with a password', compound({ Workbook: workbook(record(0x2f, [0, 0])) }), 'password'],
  [
    'a text with a password',
    openDocument('text', { 'META-INF/manifest.xml': '<manifest:encryption-data/>' }),
    'password',
  ],
  [
    'an encrypted archive dressed as a document',
    docx({ 'word/a.xml': { content: Buffer.from('x'), flags: 1 } }),
    'password',
  ],
];

const MARKUP: Row[] = [
  ['SVG with script', bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'markup'],
  ['SVG after an XML declaration', bytes('<?xml version="1.0"?><svg onload="alert(1)"/>'), 'markup'],
  ['HTML', bytes('<!DOCTYPE html><html><script>alert(1)</script></html>'), 'markup'],
  ['HTML at the end of a long text', bytes('ligne;1\n'.repeat(300_000), '<iframe src=x>'), 'markup'],
  ['PHP', bytes('bonjour <?php system("id"); ?>'), 'markup'],
  ['text with a NUL', bytes('bonjour\0'), 'not_plain_text'],
  ['a NUL at the end of a long text', bytes('ligne;1\n'.repeat(300_000), [0]), 'not_plain_text'],
  ['text in UTF-16 without its mark', Buffer.from('Bonjour', 'utf16le'), 'not_plain_text'],
  ['text in UTF-16 with a NUL', Buffer.from('\ufeffBon\0jour', 'utf16le'), 'not_plain_text'],
];

const TWO_IN_ONE: Row[] = [
  ['a PDF after a program', bytes(WINDOWS_PROGRAM, pdf()), 'program'],
  ['a PDF after a text', bytes('bonjour\n', pdf()), 'two_in_one'],
  ['a PDF and a ZIP', bytes(pdf(), zip({ a: 'b' })), 'two_in_one'],
  ['a ZIP in a PDF', bytes(pdf().subarray(0, -6), zip({ a: 'b' }, '\n%%EOF\n')), 'two_in_one'],
  ['a PDF and a page', bytes('%PDF-1.4 <script>alert(1)</script>\n', pdf().subarray(9)), 'two_in_one'],
  ['a JPEG and a ZIP', bytes(jpeg(), zip({ a: 'b' })), 'two_in_one'],
  ['a JPEG and a page', jpeg('<script>alert(1)</script>'), 'two_in_one'],
  ['a PNG and a ZIP', bytes(png(), zip({ a: 'b' })), 'two_in_one'],
  ['a PNG and PHP', png(sample.pngText('<?php system($_GET[0]); ?>')), 'two_in_one'],
  ['a PNG and a text', bytes(png(), 'bonjour'), 'two_in_one'],
  ['a GIF and a Java archive (GIFAR)', bytes(gif(), zip({ 'META-INF/MANIFEST.MF': 'x' })), 'two_in_one'],
  ['a GIF and a page', gif('<html ><b>x</b>'), 'two_in_one'],
  ['a document in another archive', shiftedArchive(), 'two_in_one'],
];

const BOMBS: Row[] = [
  [
    'a document that announces gigabytes',
    docx({ 'word/a.xml': { content: NOTHING, announcedBytes: 4_000_000_000 } }),
    'bomb',
  ],
  ['a document that unpacks a thousand times', docx({ 'word/a.xml': deflated(Buffer.alloc(60_000_000)) }), 'bomb'],
  [
    'a document that hides how much it unpacks',
    docx({ 'word/a.xml': deflated(Buffer.alloc(10_000_000), { announcedBytes: 1_000 }) }),
    'bomb',
  ],
  [
    'a document of too many parts',
    docx(Object.fromEntries(Array.from({ length: 10_000 }, (_, rank) => [`word/${rank}`, NOTHING]))),
    'bomb',
  ],
  ['a document whose parts lie over one another', overlapping(), 'bomb'],
  ['a PDF whose objects unpack without end', pdf([packedObjects('\0'.repeat(60_000_000))]), 'bomb'],
];

const HARMFUL: Row[] = [
  ['the virus that every antivirus knows', EICAR, 'virus'],
  ['that virus in a PDF', pdf([`<< /Length 68 >>\nstream\n${EICAR}\nendstream`]), 'virus'],
  ['that virus in a PNG', png(sample.pngText(EICAR.toString())), 'virus'],
  [
    'that virus packed in a Word document',
    docx({ 'word/media/a.txt': deflated(Buffer.concat([Buffer.alloc(70_000, 'a'), EICAR])) }),
    'virus',
  ],
  ['that virus across two pieces', bytes('a'.repeat(65_536 - 30), EICAR, 'b'.repeat(100_000)), 'virus'],
  ['a PDF that starts a program', pdf(['<< /S /Launch /F (calc.exe) >>'], '/OpenAction 4 0 R'), 'launch'],
  ['a PDF that starts one, in disguise', pdf(['<< /S%x\n/L#61unch /F (calc.exe) >>']), 'launch'],
  ['a PDF that starts one, packed', pdf([packedObjects('5 0 << /S /Launch /F (calc.exe) >>')]), 'launch'],
  ...Object.entries(LAUNCHING).map(
    ([what, content]): Row => [`a locked PDF that starts one (${what})`, Buffer.from(content, 'base64'), 'launch'],
  ),
  [
    'a PDF that carries a file',
    pdf([
      '<< /Type /Filespec /F (a.exe) /EF << /F 5 0 R >> >>',
      '<< /Type /EmbeddedFile /Length 0 >>\nstream\n\nendstream',
    ]),
    'attachments',
  ],
  [
    'a PDF whose objects are packed twice',
    pdf([packedObjects('x', '/Filter [/ASCIIHexDecode /FlateDecode]')]),
    'damaged',
  ],
  [
    'a Word 97 document that carries a file',
    compound({ WordDocument: WORD_STREAM, '\u0001Ole10Native': {} }),
    'attachments',
  ],
];

const NOT_WHOLE: Row[] = [
  ['an empty file', NOTHING, 'empty'],
  ['a PDF cut before its pages', pdf().subarray(0, 120), 'damaged'],
  ['a JPEG cut before its image', jpeg().subarray(0, 40), 'broken_picture'],
  ['a JPEG of its first bytes', jpeg().subarray(0, 12), 'broken_picture'],
  ['a PNG cut short', png().subarray(0, -20), 'broken_picture'],
  ['a GIF cut short', gif().subarray(0, -1), 'broken_picture'],
  ['a Word document cut short', docx().subarray(0, -100), 'damaged'],
  ['a Word document with a broken part', broken(), 'damaged'],
  ['a Word 97 document cut short', compound({ WordDocument: WORD_STREAM }).subarray(0, -1024), 'damaged'],
  ['a Word 97 document of its first bytes', compound({ WordDocument: WORD_STREAM }).subarray(0, 300), 'damaged'],
];

const OTHERS: Row[] = [
  ['PowerPoint', docx({}, 'openxmlformats-officedocument.presentationml.presentation'), 'slides'],
  ['PowerPoint 97', compound({ 'PowerPoint Document': {} }), 'slides'],
  ['an Outlook message', compound({ '__properties_version1.0': {}, WordDocument: WORD_STREAM }), 'type'],
  ['a template of LibreOffice', openDocument('text-template'), 'type'],
  ['an electronic book', zip({ mimetype: 'application/epub+zip' }), 'type'],
  ['RTF', bytes('{\\rtf1\\ansi bonjour}'), 'rich_text'],
  ['a video', bytes([0, 0, 0, 0x20], 'ftypisom', new Array(100).fill(0)), 'media'],
];

describe.each([
  ['programs and scripts, however named', PROGRAMS],
  ['archives', ARCHIVES],
  ['macros', MACROS],
  ['passwords', PASSWORDS],
  ['markup and what is no text', MARKUP],
  ['two files in one', TWO_IN_ONE],
  ['bombs', BOMBS],
  ['what does harm', HARMFUL],
  ['what is not whole', NOT_WHOLE],
  ['other types', OTHERS],
])('refused: %s', (_kind, rows) => {
  it.each(rows)('%s', async (_what, content, reason) => {
    expect(await judgeBytes(content)).toBe(reason);
  });
});

/** A program before the archive: its directory counts from the beginning of the file, where none of its entries is. */
function shiftedArchive(): Buffer {
  const inner = docx();
  const shift = zip({ hidden: 'x'.repeat(50) }).indexOf('PK\u0001\u0002');
  const shifted = Buffer.concat([zip({ hidden: 'x'.repeat(50) }).subarray(0, shift), inner]);
  const directoryAt = shifted.indexOf('PK\u0001\u0002', shift);
  for (let at = directoryAt; at >= 0; at = shifted.indexOf('PK\u0001\u0002', at + 1)) {
    shifted.writeUInt32LE(shifted.readUInt32LE(at + 42) + shift, at + 42);
  }
  const end = shifted.lastIndexOf('PK\u0005\u0006');
  shifted.writeUInt32LE(directoryAt, end + 16);
  return shifted;
}

/** Two entries with the same bytes, the first of which says that it reaches over the second. */
function overlapping(): Buffer {
  const archive = docx({ 'word/a.xml': 'aaaa', 'word/b.xml': 'bbbb' });
  const at = archive.lastIndexOf('word/a.xml') - 46;
  archive.writeUInt32LE(60, at + 20);
  archive.writeUInt32LE(60, at + 24);
  return archive;
}

function broken(): Buffer {
  const archive = docx();
  const at = archive.indexOf('word/document.xml') + 'word/document.xml'.length;
  return archive.fill(0xff, at, at + 10);
}
