// Hostile files, or files of types that are not taken, made by JavaScript libraries.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keep, load, versionOf } from './record.mjs';

const { WORK } = process.env;
const XLSX = load('xlsx');
const sheetJs = versionOf('xlsx');
const book = () => {
  const made = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(
    made,
    XLSX.utils.aoa_to_sheet([
      ['Lot', 'Prix'],
      [1, 12],
    ]),
    'Prix',
  );
  return made;
};
const write = (made, bookType, more = {}) => XLSX.write(made, { type: 'buffer', bookType, ...more });
for (const [bookType, name, expected] of [
  ['xlsb', 'sheetjs.xlsb', 'xlsb'],
  ['xlsb', 'sheetjs-renomme.xlsx', 'xlsb'],
  ['fods', 'sheetjs.fods', 'markup,type'],
  ['xlml', 'sheetjs-2003.xls', 'markup,type'],
  ['html', 'sheetjs.html', 'markup'],
  ['html', 'sheetjs-html.xls', 'markup'],
  ['sylk', 'sheetjs.slk', 'sylk'],
  ['sylk', 'sheetjs-sylk.csv', 'sylk'],
  ['rtf', 'sheetjs.rtf', 'rich_text'],
  ['dif', 'sheetjs.dif', 'type,harmless:txt'],
  ['dbf', 'sheetjs.dbf', 'type,not_plain_text'],
  ['biff2', 'sheetjs-excel-2.xls', 'type,not_plain_text,damaged'],
  ['eth', 'sheetjs-ethercalc.eth', 'type,harmless:txt,archive'],
]) {
  const content = write(book(), bookType);
  keep(
    'hostile',
    'other',
    name,
    sheetJs,
    `${bookType}`,
    expected,
    Buffer.isBuffer(content) ? content : Buffer.from(content),
  );
}
const dde = XLSX.utils.aoa_to_sheet([
  ['poste', 'total'],
  ["=cmd|'/C calc'!A0", 12],
  ["@SUM(1+1)*cmd|'/C calc'!A0", 1],
]);
keep(
  'hostile',
  'formula',
  'sheetjs-dde.csv',
  sheetJs,
  'cells that would start a program (DDE)',
  'formula,script',
  Buffer.from(XLSX.utils.sheet_to_csv(dde)),
);
keep(
  'hostile',
  'formula',
  'sheetjs-dde-points-virgules.csv',
  sheetJs,
  'the same, semicolons',
  'formula,script',
  Buffer.from(XLSX.utils.sheet_to_csv(dde, { FS: ';' })),
);
const wide = write({ SheetNames: ['a'], Sheets: { a: dde } }, 'txt');
keep('hostile', 'formula', 'sheetjs-dde-utf-16.txt', sheetJs, 'the same, in UTF-16', 'formula,script', wide);
const vba = readFileSync('/usr/share/doc/python3-xlsxwriter/examples/vbaProject.bin');
for (const [bookType, name, expected] of [
  ['xlsm', 'sheetjs.xlsm', 'macros'],
  ['xlsm', 'sheetjs-renomme.xlsx', 'macros'],
  ['xlsb', 'sheetjs-vba.xlsb', 'xlsb,macros'],
  ['biff8', 'sheetjs-vba.xls', 'macros'],
]) {
  const made = book();
  made.vbaraw = vba;
  keep('hostile', 'macros', name, sheetJs, `VBA, ${bookType}`, expected, write(made, bookType));
}

const populate = load('xlsx-populate');
const populated = await populate.fromBlankAsync();
populated.sheet(0).cell('A1').value('Prix');
keep(
  'hostile',
  'office-password',
  'xlsx-populate.xlsx',
  versionOf('xlsx-populate'),
  'password (agile encryption)',
  'password',
  await populated.outputAsync({ password: 'ouvrir' }),
);
const crypto = load('officecrypto-tool');
for (const [name, source, type] of [
  ['officecrypto.docx', 'libreoffice-source.docx'],
  ['officecrypto-standard.xlsx', 'libreoffice-source.xlsx', 'standard'],
]) {
  const content = crypto.encrypt(readFileSync(join(WORK, source)), { password: 'ouvrir', ...(type && { type }) });
  keep(
    'hostile',
    'office-password',
    name,
    versionOf('officecrypto-tool'),
    `password (${type ?? 'agile'} encryption)`,
    'password',
    await content,
  );
}
const Pptx = load('pptxgenjs');
const slides = new (Pptx.default ?? Pptx)();
slides.addSlide().addText('Références', { x: 1, y: 1 });
const shown = await slides.write({ outputType: 'nodebuffer' });
keep('hostile', 'other', 'pptxgenjs.pptx', versionOf('pptxgenjs'), 'PowerPoint', 'slides', shown);
keep('hostile', 'other', 'pptxgenjs-renomme.docx', versionOf('pptxgenjs'), 'PowerPoint, renamed', 'slides', shown);
const htmlDocx = load('html-docx-js');
const chunk = htmlDocx.asBlob('<html><body>MARQUEUR</body></html>');
keep(
  'hostile',
  'loads',
  'html-docx-js.docx',
  versionOf('html-docx-js'),
  'a page imported on opening (altChunk)',
  'loads,markup',
  Buffer.isBuffer(chunk) ? chunk : Buffer.from(await chunk.arrayBuffer()),
);
const JSZip = load('jszip');
const zip = new JSZip();
zip.file('devis.txt', 'x', { date: new Date('2026-01-15T10:00:00Z') });
keep(
  'hostile',
  'archives',
  'jszip.zip',
  versionOf('jszip'),
  'ZIP',
  'archive',
  await zip.generateAsync({ type: 'nodebuffer' }),
);
const pages = new JSZip();
for (const name of ['Index/Document.iwa', 'Metadata/Properties.plist', 'preview.jpg'])
  pages.file(name, 'x', { date: new Date('2026-01-15T10:00:00Z') });
keep(
  'hostile',
  'other',
  'document.pages',
  `${versionOf('jszip')}, with the parts that Pages writes: no program of Debian makes one`,
  'Pages',
  'pages',
  await pages.generateAsync({ type: 'nodebuffer' }),
);
