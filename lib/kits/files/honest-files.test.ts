import { describe, expect, it } from 'vitest';
import { compound } from './testing/compound';
import { LOCKED_AGAINST_EDITING } from './testing/encrypted-pdfs';
import { judgeBytes } from './testing/judge-bytes';
import {
  bytes,
  docx,
  EXCEL,
  gif,
  jpeg,
  openDocument,
  packedObjects,
  pdf,
  png,
  pngText,
  WORD,
  xlsx,
} from './testing/samples';

const WORD_STREAM = { content: bytes([0xec, 0xa5, 0xc1, 0], new Array(8).fill(0)) };
const WORKBOOK = {
  content: bytes([0x09, 0x08, 4, 0, 0, 6, 5, 0], [0x85, 0, 9, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0x41], [0x0a, 0, 0, 0]),
};
const XMP = '<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF/></x:xmpmeta>';

/** Contract §5: « Accepted by content: pdf, jpeg, png, gif, doc(x), xls(x), odt, ods, odp, txt, csv ». */
describe('accepted', () => {
  it.each<readonly [what: string, content: Buffer, type: string]>([
    ['a PDF', pdf(), 'application/pdf'],
    ['a PDF with packed objects', pdf([packedObjects('5 0 << /Type /Font >>')]), 'application/pdf'],
    [
      'a PDF form that computes',
      pdf(['<< /S /JavaScript /JS (AFSimple_Calculate\\("SUM"\\)) >>'], '/OpenAction 4 0 R'),
      'application/pdf',
    ],
    [
      'a PDF with an empty list of attachments',
      pdf(['<< /Names [] >>'], '/Names << /EmbeddedFiles 4 0 R >>'),
      'application/pdf',
    ],
    ['a PDF with links', pdf(['<< /S /URI /URI (https://www.exemple.fr) >>']), 'application/pdf'],
    ['a PDF with a second version', bytes(pdf(), 'startxref\n0\n%%EOF\n'), 'application/pdf'],
    ['a PDF padded with zeros', bytes(pdf(), new Array(500).fill(0)), 'application/pdf'],
    [
      'a PDF made to take long to read',
      pdf(['/S%'.repeat(50_000), '/S   '.repeat(50_000), '/EF %%%'.repeat(50_000)]),
      'application/pdf',
    ],
    [
      'a text made to take long to read',
      Buffer.from(['=a|'.repeat(50_000), '= '.repeat(50_000), 'cmd  '.repeat(50_000), ' '.repeat(200_000)].join('\n')),
      'text/plain',
    ],
    ['a JPEG', jpeg(), 'image/jpeg'],
    ['a JPEG with a description', jpeg(XMP), 'image/jpeg'],
    [
      'a JPEG with a film, as telephones make',
      bytes(jpeg(), [0, 0, 0, 0x20], 'ftypmp42', new Array(200).fill(3)),
      'image/jpeg',
    ],
    ['a PNG', png(), 'image/png'],
    ['a PNG with a description', png(pngText(XMP)), 'image/png'],
    ['a GIF', gif(), 'image/gif'],
    ['a Word document', docx(), `application/vnd.${WORD}`],
    ['a Word document with a workbook', docx({ 'word/embeddings/tableau.xlsx': xlsx() }), `application/vnd.${WORD}`],
    ['a Word document with a drawing', docx({ 'word/media/plan.svg': 'x' }), `application/vnd.${WORD}`],
    ['a workbook', xlsx(), `application/vnd.${EXCEL}`],
    [
      'a Word 97 document',
      compound({ WordDocument: WORD_STREAM, '1Table': {}, ObjectPool: { isStorage: true } }),
      'application/msword',
    ],
    ['a workbook of Excel 97', compound({ Workbook: WORKBOOK }), 'application/vnd.ms-excel'],
    ['a text of LibreOffice', openDocument('text'), 'application/vnd.oasis.opendocument.text'],
    [
      'a text with an empty library',
      openDocument('text', { 'Basic/Standard/script-lb.xml': 'x' }),
      'application/vnd.oasis.opendocument.text',
    ],
    ['a spreadsheet of LibreOffice', openDocument('spreadsheet'), 'application/vnd.oasis.opendocument.spreadsheet'],
    ['slides of LibreOffice', openDocument('presentation'), 'application/vnd.oasis.opendocument.presentation'],
    ['a text', Buffer.from('Deux nacelles à 12 m, a < b, R&D, 3 €\r\nfrom Lyon\r\n'), 'text/plain'],
    ['a text with an emoji', Buffer.from('Merci 🌳 <3'), 'text/plain'],
    ['a text with a byte order mark', Buffer.from('\ufeffImport des données 2025'), 'text/plain'],
    ['a table in Latin-1', Buffer.from('année;chiffre\r\n2026;1 000\r\n-12;+3\r\n', 'latin1'), 'text/plain'],
    ['a long table', Buffer.from('année;chiffre\r\n'.repeat(200_000)), 'text/plain'],
    ...Object.entries(LOCKED_AGAINST_EDITING).map(
      ([what, content]) =>
        [`a PDF locked against editing, ${what}`, Buffer.from(content, 'base64'), 'application/pdf'] as const,
    ),
  ])('%s', async (_what, content, type) => {
    expect(await judgeBytes(content)).toBe(type);
  });
});

it('a locked PDF is told from one with a password wherever in the file it says how it is locked', async () => {
  const locked = Buffer.from(LOCKED_AGAINST_EDITING['RC4 128 bits, revision 3'] ?? '', 'base64');
  const first = locked.indexOf('1 0 obj');
  const types = new Set<string>();
  for (let shift = 65_536 - 900; shift < 65_536; shift += 7) {
    const filler = Buffer.from(`%${' '.repeat(shift - 2)}\n`);
    types.add(await judgeBytes(Buffer.concat([locked.subarray(0, first), filler, locked.subarray(first)])));
  }
  expect([...types]).toEqual(['application/pdf']);
});
