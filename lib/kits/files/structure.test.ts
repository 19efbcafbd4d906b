import { describe, expect, it } from 'vitest';
import { compound } from './testing/compound';
import { judgeBytes } from './testing/judge-bytes';
import { bytes, docx, gif, jpeg, openDocument, packedObjects, pdf, png, relation, xlsx } from './testing/samples';

const PDF = 'application/pdf';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
const field = (...runs: string[]) =>
  `<w:document xmlns:w="w"><w:fldChar w:fldCharType="begin"/>${runs.map((run) => `<w:instrText>${run}</w:instrText>`).join('')}<w:fldChar w:fldCharType="end"/></w:document>`;
const rels = (...given: Parameters<typeof relation>) => ({ 'word/_rels/document.xml.rels': relation(...given) });
const linked = (href: string, element = 'draw:image') =>
  openDocument('text', {
    'styles.xml': `<o xmlns:xlink="x" xmlns:draw="d" xmlns:text="t"><${element} xlink:href="${href}"/></o>`,
  });

describe('cut anywhere, a file gets a verdict', () => {
  it.each<readonly [what: string, whole: Buffer]>([
    ['a PDF', pdf()],
    ['a PNG', png()],
    ['a JPEG', jpeg()],
    ['a GIF', gif()],
    ['a Word document', docx()],
    ['a workbook', xlsx()],
    ['an old workbook', compound({ Workbook: { content: bytes([9, 8, 4, 0, 0, 6, 5, 0, 10, 0, 0, 0]) } })],
  ])('%s', async (_what, whole) => {
    const lengths = Array.from({ length: whole.length }, (_, length) => length);
    // All of a short file; of a longer one its beginning, its end, and a length in fifty.
    const tried = lengths.filter((length) => length < 150 || length > whole.length - 50 || length % 50 === 0);
    for (const length of tried) {
      await expect(judgeBytes(whole.subarray(0, length)), `${length} bytes`).resolves.toBeDefined();
    }
  });

  it.each(['', 'x', '<a', '<a>'])('a part of XML that is only « %s »', async (part) => {
    await expect(judgeBytes(docx({ 'word/styles.xml': part }))).resolves.toBeDefined();
  });
});

describe('refused for what it is made of, however it is spelt', () => {
  it.each<readonly [what: string, content: Buffer, reason: string]>([
    ['an attachment whose key is coded', pdf(['<< /E#46 << /F 9 0 R >> >>']), 'attachments'],
    ['an action packed in objects whose type is coded', coded('Obj#53tm'), 'launch'],
    ['an action packed in objects without a type', coded(''), 'launch'],
    ['an action whose kind is told elsewhere', pdf(['<< /S 5 0 R >>', '/Launch']), 'launch'],
    ['an action whose kind is told twice elsewhere', pdf(['<< /S 5 0 R >>', '6 0 R', '/L#61unch']), 'launch'],
    [
      'an action in a stream that is no stream of objects',
      pdf(['<<>>\nstream\n9 0 obj << /S /Launch >>\nendstream']),
      'launch',
    ],
    ['an action in an object without an end', bytes(pdf(), '9 0 obj << /A << /S /Launch'), 'launch'],
    ['a template on another machine', docx(rels('http://exemple.fr/a.dotm', 'attachedTemplate', 'External')), 'loads'],
    ['a template on a share', docx(rels('file://///serveur/a.dotm', 'attachedTemplate', 'External')), 'loads'],
    ['a picture on another machine', docx(rels('\\\\10.0.0.1\\a.png', 'image', 'External')), 'loads'],
    ['a page imported on opening', docx(rels('/word/a.htm', 'aFChunk')), 'loads'],
    ['macros under another name', docx(rels('rien.bin', 'vbaProject')), 'macros'],
    [
      'macros by their type alone',
      docx(
        { 'word/rien.bin': 'x' },
        undefined,
        '<Override PartName="/word/%72ien.bin" ContentType="application/vnd.ms-office.vbaProject"/>',
      ),
      'macros',
    ],
    ['a field that starts a program', docx({ 'word/header1.xml': field('DDEAUTO c:\\\\cmd.exe') }), 'formula'],
    ['a field that starts one, in pieces', docx({ 'word/header1.xml': field(' D', 'DE', 'AUTO x') }), 'formula'],
    [
      'a field that asks an address',
      docx({ 'word/header1.xml': field('INCLUDEPICTURE "http://a.fr/a.png"') }),
      'loads',
    ],
    [
      'a link of Excel that starts a program',
      xlsx({ 'xl/externalLinks/externalLink1.xml': '<a><ddeLink ddeService="cmd"/></a>' }),
      'formula',
    ],
    ['an archive in a document', docx({ 'word/embeddings/a.bin': Buffer.from('PK\u0003\u0004 x') }), 'damaged'],
    ['a picture of a text on another machine', linked('https://exemple.fr/a.png'), 'loads'],
    ['a table of SYLK', bytes('ID;PWXL;N;E\r\nC;X1;Y1;K"a"\r\nE\r\n'), 'sylk'],
    ['a web query', bytes('WEB\r\n1\r\nhttp://exemple.fr\r\n'), 'shortcut'],
    ['a remote desktop', utf16('screen mode id:i:2\r\nfull address:s:10.0.0.1\r\n'), 'shortcut'],
    ['a formula that starts a program', bytes('a;b\n1;"=cmd|\' /C calc\'!A0"\n'), 'formula'],
    ['one after a sum', bytes("=SUM(1+1)*cmd|' /C calc'!A0\n"), 'formula'],
    ['one of LibreOffice', bytes('a;=DDE("cmd";"/C calc";"x")\n'), 'formula'],
    ['markup in UTF-16', utf16('<script>alert(1)</script>'), 'markup'],
    ['a TIFF', bytes('II*\0', [8, 0, 0, 0], new Array(200).fill(0)), 'tiff'],
    ['a photograph of an iPhone', bytes([0, 0, 0, 0x18], 'ftypheic', [0, 0, 0, 0], 'mif1heic'), 'heic'],
    ['a PNG cut short', png().subarray(0, -12), 'broken_picture'],
  ])('%s', async (_what, content, reason) => {
    expect(await judgeBytes(content)).toBe(reason);
  });
});

function coded(type: string): Buffer {
  const object = packedObjects('5 0 << /S /Launch /F (calc.exe) >>');
  return pdf([object.replace('/Type /ObjStm', type && `/Type /${type}`)]);
}

describe('kept, though it looks like something else', () => {
  it.each<readonly [what: string, content: Buffer, type: string]>([
    ['a PDF after a line feed', bytes('\n', pdf()), PDF],
    ['a PDF after CR LF', bytes('\r\n', pdf()), PDF],
    ['a PDF after a byte order mark', bytes([0xef, 0xbb, 0xbf], pdf()), PDF],
    ['a PDF before much white space', bytes(pdf(), ' \r\n'.repeat(20_000)), PDF],
    ['a PDF before many NULs', bytes(pdf(), new Array(100_000).fill(0)), PDF],
    ['a PDF before the end mark of DOS', bytes(pdf(), '\r\n', [0x1a]), PDF],
    ['a PDF without its end', pdf().subarray(0, -6), PDF],
    ['a JPEG without its end', jpeg().subarray(0, -2), 'image/jpeg'],
    [
      'a workbook of SheetJS, with a default that no part has',
      xlsx(
        {},
        undefined,
        '<Default Extension="xlsm" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>',
      ),
      EXCEL,
    ],
    [
      'a document made from a template on its own disk',
      docx(rels('file:///C:\\Modeles\\a.dotm', 'attachedTemplate', 'External')),
      WORD,
    ],
    ['a document with links', docx(rels('https://exemple.fr', 'hyperlink', 'External')), WORD],
    ['a text with links', linked('https://exemple.fr', 'text:a'), 'application/vnd.oasis.opendocument.text'],
    ...[
      'Export comptable\r\n411;Dupont;12\r\n',
      'Import Sage;Compte;Débit\r\n411;Dupont;12\r\n',
      'Rem 1 : les prix sont fermes\r\n',
      'Param (unités)\r\nlongueur;m\r\n',
      'Function Manager (H/F)\r\nParis\r\n',
      ':: Sommaire ::\r\n1. Objet\r\n',
      '-1200|Achats urgents !|411\r\n-Avoir|client !|12\r\n',
      'Jean <jean@exemple.fr>, Anne <a@b.fr>\r\n',
      'Délai<une semaine\r\n',
      'ID;Prénom;Nom\r\n1;Léa;Roux\r\n',
      'Éval (sur 20);14\r\n',
      'Fin de fichier\r\n\u001a',
      '=SOMME(A1:A3);-12;+3;@contact\r\n',
    ].map((text) => [JSON.stringify(text), Buffer.from(text), 'text/plain'] as const),
    ['a text in UTF-16', utf16('Désignation;Prix\r\nPeinture;12,5\r\n'), 'text/plain'],
  ])('%s', async (_what, content, type) => {
    expect(await judgeBytes(content)).toBe(type);
  });
});
