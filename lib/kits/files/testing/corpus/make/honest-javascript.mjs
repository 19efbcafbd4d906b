// Honest files made by JavaScript libraries: workbooks, texts, PDFs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keep, load, versionOf } from './record.mjs';

const { WORK } = process.env;
// Copied: pdf-lib reads the whole of the memory under a Buffer.
const picture = new Uint8Array(readFileSync(join(WORK, 'plan.png'))).slice();
const photo = new Uint8Array(readFileSync(join(WORK, 'photo.jpg'))).slice();
const date = new Date('2026-01-15T10:00:00Z');
const OPEN = 'application/vnd.openxmlformats-officedocument';
const [DOCX, XLSX, XLS, ODS, TEXT, PDF] = [
  `${OPEN}.wordprocessingml.document`,
  `${OPEN}.spreadsheetml.sheet`,
  'application/vnd.ms-excel',
  'application/vnd.oasis.opendocument.spreadsheet',
  'text/plain',
  'application/pdf',
];
const rows = [
  ['Lot', 'Désignation', 'Quantité', 'Prix unitaire (€ HT)', 'Total'],
  [1, 'Élagage, < 10 m', 12, 85.5, 1026],
  [2, 'Abattage & dessouchage', 3, 410, 1230],
  [3, 'Moins-value « réemploi »', -1, 150, -150],
];

// SheetJS: its [Content_Types].xml declares a macro-enabled default for an extension that no part has, and its .xls pads
// the allocation table with ENDOFCHAIN.
const XLSXLIB = load('xlsx');
const sheetJs = versionOf('xlsx');
const book = () => {
  const made = XLSXLIB.utils.book_new();
  const sheet = XLSXLIB.utils.aoa_to_sheet(rows);
  sheet.E5 = { t: 'n', f: 'SUM(E2:E4)' };
  sheet.A1.l = { Target: 'https://www.exemple.fr/', Tooltip: 'Site' };
  sheet.B2.c = [{ a: 'Bureau', t: 'Hauteur à confirmer' }];
  XLSXLIB.utils.book_append_sheet(made, sheet, 'Prix');
  XLSXLIB.utils.book_append_sheet(made, XLSXLIB.utils.aoa_to_sheet([[date], [true], ['ligne\nsuivante']]), 'Dates');
  made.Props = { Title: 'Bordereau', CreatedDate: date };
  return made;
};
const simple = (content = rows) => {
  const made = XLSXLIB.utils.book_new();
  XLSXLIB.utils.book_append_sheet(made, XLSXLIB.utils.aoa_to_sheet(content), 'Feuille 1');
  return made;
};
const long = Array.from({ length: 1500 }, (_, rank) => [rank, `Ligne n° ${rank}`, rank * 1.5 - 700]);
const write = (made, bookType, more = {}) => XLSXLIB.write(made, { type: 'buffer', bookType, ...more });
for (const [name, made, bookType, type, what, more] of [
  ['bordereau.xlsx', book(), 'xlsx', XLSX, 'workbook with formulas, links, comments'],
  ['bordereau-compresse.xlsx', book(), 'xlsx', XLSX, 'compressed workbook', { compression: true }],
  ['simple.xlsx', simple(), 'xlsx', XLSX, 'workbook'],
  ['chaines-partagees.xlsx', simple(), 'xlsx', XLSX, 'workbook with shared strings', { bookSST: true }],
  ['long.xlsx', simple(long), 'xlsx', XLSX, 'long workbook', { compression: true }],
  ['bordereau.xls', book(), 'biff8', XLS, 'Excel 97 workbook'],
  ['simple.xls', simple(), 'xls', XLS, 'Excel 97 workbook'],
  ['long.xls', simple(long), 'biff8', XLS, 'long Excel 97 workbook'],
  ['excel-95.xls', simple(), 'biff5', XLS, 'Excel 95 workbook'],
  ['bordereau.ods', book(), 'ods', ODS, 'OpenDocument workbook'],
  ['simple.ods', simple(), 'ods', ODS, 'OpenDocument workbook', { compression: true }],
])
  keep('honest', 'sheetjs', name, sheetJs, what, type, write(made, bookType, more));
keep(
  'honest',
  'sheetjs',
  'prix.csv',
  sheetJs,
  'CSV with semicolons',
  TEXT,
  Buffer.from(XLSXLIB.utils.sheet_to_csv(simple().Sheets['Feuille 1'], { FS: ';' })),
);
keep('honest', 'sheetjs', 'prix-virgules.csv', sheetJs, 'CSV in UTF-8 with BOM', TEXT, write(simple(), 'csv'));
keep('honest', 'sheetjs', 'prix.txt', sheetJs, 'UTF-16 LE text with BOM, tabs', TEXT, write(simple(), 'txt'));

const ExcelJS = load('exceljs');
const excelJs = versionOf('exceljs');
const workbook = (fill) => {
  const made = new ExcelJS.Workbook();
  Object.assign(made, { creator: 'Entreprise', created: date, modified: date });
  fill(made);
  return made.xlsx.writeBuffer().then(Buffer.from);
};
keep(
  'honest',
  'exceljs',
  'styles.xlsx',
  excelJs,
  'styles and a frozen row',
  XLSX,
  await workbook((made) => {
    const sheet = made.addWorksheet('Moyens', { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.addRows(rows);
    sheet.getRow(1).font = { bold: true };
    sheet.getCell('E5').value = { formula: 'SUM(E2:E4)', result: 2106 };
  }),
);
keep(
  'honest',
  'exceljs',
  'image.xlsx',
  excelJs,
  'a picture',
  XLSX,
  await workbook((made) => {
    const sheet = made.addWorksheet('Plan');
    sheet.addImage(made.addImage({ buffer: picture, extension: 'png' }), 'B2:D8');
  }),
);
keep(
  'honest',
  'exceljs',
  'listes.xlsx',
  excelJs,
  'lists, comments, protection of the sheet',
  XLSX,
  await workbook((made) => {
    const sheet = made.addWorksheet('Réponses');
    sheet.getCell('A1').dataValidation = { type: 'list', allowBlank: true, formulae: ['"Oui,Non"'] };
    sheet.getCell('A1').note = 'Choisir';
    sheet.getCell('A2').value = { text: 'exemple', hyperlink: 'mailto:marches@exemple.fr' };
    sheet.addTable({ name: 'T', ref: 'C1', columns: [{ name: 'a' }, { name: 'b' }], rows: [[1, 2]] });
  }),
);

const {
  Document,
  Packer,
  Paragraph,
  TextRun,
  ImageRun,
  Table,
  TableRow,
  TableCell,
  ExternalHyperlink,
  Footer,
  Header,
  TableOfContents,
} = load('docx');
const docxLib = versionOf('docx');
const word = (children, more = {}) => Packer.toBuffer(new Document({ sections: [{ children, ...more }] }));
const paragraph = (text) => new Paragraph({ children: [new TextRun(text)] });
keep(
  'honest',
  'docx',
  'memoire.docx',
  docxLib,
  'memo',
  DOCX,
  await word([paragraph('Mémoire technique'), paragraph('Délai < 3 semaines')]),
);
keep(
  'honest',
  'docx',
  'tableau-et-image.docx',
  docxLib,
  'table, picture, header and footer',
  DOCX,
  await word(
    [
      new Table({
        rows: rows.map(
          (row) =>
            new TableRow({ children: row.map((cell) => new TableCell({ children: [paragraph(String(cell))] })) }),
        ),
      }),
      new Paragraph({
        children: [new ImageRun({ type: 'png', data: picture, transformation: { width: 100, height: 80 } })],
      }),
    ],
    {
      headers: { default: new Header({ children: [paragraph('En-tête')] }) },
      footers: { default: new Footer({ children: [paragraph('Pied')] }) },
    },
  ),
);
keep(
  'honest',
  'docx',
  'liens.docx',
  docxLib,
  'links to pages and addresses, table of contents',
  DOCX,
  await word([
    new TableOfContents('Sommaire', { hyperlink: true, headingStyleRange: '1-2' }),
    new Paragraph({
      children: [new ExternalHyperlink({ link: 'https://www.exemple.fr/', children: [new TextRun('notre site')] })],
    }),
  ]),
);
keep(
  'honest',
  'docx',
  'svg.docx',
  docxLib,
  'a drawing in SVG',
  DOCX,
  await word([
    new Paragraph({
      children: [
        new ImageRun({
          type: 'svg',
          data: Buffer.from(
            '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
          ),
          fallback: { type: 'png', data: picture },
          transformation: { width: 50, height: 50 },
        }),
      ],
    }),
  ]),
);

const htmlToDocx = load('html-to-docx');
keep(
  'honest',
  'html-to-docx',
  'page.docx',
  versionOf('html-to-docx'),
  'from a page',
  DOCX,
  Buffer.from(await htmlToDocx('<h1>Références</h1><p>Trois chantiers &lt; 2 ans</p><ul><li>Lyon</li></ul>')),
);
const populate = load('xlsx-populate');
const populated = await populate.fromBlankAsync();
populated.sheet(0).cell('A1').value(rows);
keep(
  'honest',
  'xlsx-populate',
  'rempli.xlsx',
  versionOf('xlsx-populate'),
  'filled from its template',
  XLSX,
  await populated.outputAsync(),
);

const { PDFDocument, StandardFonts } = load('pdf-lib');
const pdfLib = versionOf('pdf-lib');
const pdf = async (draw, options = {}) => {
  const made = await PDFDocument.create();
  made.setCreationDate(date);
  made.setModificationDate(date);
  await draw(made);
  return Buffer.from(await made.save(options));
};
const page = async (made) =>
  made
    .addPage([300, 200])
    .drawText('Attestation', { x: 20, y: 150, font: await made.embedFont(StandardFonts.Helvetica) });
keep('honest', 'pdf-lib', 'objets-groupes.pdf', pdfLib, 'object streams', PDF, await pdf(page));
keep(
  'honest',
  'pdf-lib',
  'classique.pdf',
  pdfLib,
  'cross-reference table',
  PDF,
  await pdf(page, { useObjectStreams: false }),
);
keep(
  'honest',
  'pdf-lib',
  'formulaire.pdf',
  pdfLib,
  'form',
  PDF,
  await pdf(async (made) => {
    const sheet = made.addPage();
    const form = made.getForm();
    form.createTextField('societe.nom').addToPage(sheet, { x: 50, y: 600 });
    form.createCheckBox('accord').addToPage(sheet, { x: 50, y: 500 });
    form.createDropdown('lot').addToPage(sheet, { x: 50, y: 400 });
  }),
);
keep(
  'honest',
  'pdf-lib',
  'photo.pdf',
  pdfLib,
  'a photo',
  PDF,
  await pdf(async (made) =>
    made.addPage().drawImage(await made.embedJpg(photo), { x: 0, y: 0, width: 200, height: 150 }),
  ),
);
keep(
  'honest',
  'pdf-lib',
  'calcul.pdf',
  pdfLib,
  'JavaScript of a form at opening',
  `${PDF},notes:javascript`,
  await pdf(async (made) => {
    await page(made);
    made.addJavaScript('total', 'var total = 1 + 1;');
  }),
);

const { jsPDF } = load('jspdf');
const jspdf = versionOf('jspdf');
const drawn = (options, more = () => {}) => {
  const made = new jsPDF(options);
  made.setCreationDate(date);
  made.text('Devis n° 12', 10, 10);
  more(made);
  return Buffer.from(made.output('arraybuffer'));
};
keep('honest', 'jspdf', 'devis.pdf', jspdf, 'quote', PDF, drawn({}));
keep('honest', 'jspdf', 'devis-compresse.pdf', jspdf, 'compressed', PDF, drawn({ compress: true }));
keep(
  'honest',
  'jspdf',
  'impression.pdf',
  jspdf,
  'prints when opened (a named action)',
  PDF,
  drawn({}, (made) => made.autoPrint()),
);
keep(
  'honest',
  'jspdf',
  'impression-javascript.pdf',
  jspdf,
  'prints when opened (JavaScript)',
  `${PDF},notes:javascript`,
  drawn({}, (made) => made.autoPrint({ variant: 'javascript' })),
);
keep(
  'honest',
  'jspdf',
  'verrouille.pdf',
  jspdf,
  'locked against editing',
  PDF,
  drawn({ encryption: { userPassword: '', ownerPassword: 'proprietaire', userPermissions: ['print'] } }),
);
keep(
  'honest',
  'jspdf',
  'photo.pdf',
  jspdf,
  'a photo and links',
  PDF,
  drawn({}, (made) => {
    made.addImage(photo, 'JPEG', 10, 20, 60, 40);
    made.textWithLink('site', 10, 80, { url: 'https://www.exemple.fr/' });
  }),
);

const PDFKit = load('pdfkit');
const pdfkit = versionOf('pdfkit');
const kit = (options, draw = () => {}) =>
  new Promise((resolve) => {
    const made = new PDFKit({ info: { CreationDate: date }, ...options });
    const parts = [];
    made.on('data', (part) => parts.push(part)).on('end', () => resolve(Buffer.concat(parts)));
    made.text('Déclaration sur l’honneur');
    draw(made);
    made.end();
  });
keep('honest', 'pdfkit', 'texte.pdf', pdfkit, 'text', PDF, await kit({}));
keep(
  'honest',
  'pdfkit',
  'verrouille.pdf',
  pdfkit,
  'locked against editing, PDF 1.7',
  PDF,
  await kit({ ownerPassword: 'proprietaire', permissions: { printing: 'highResolution' }, pdfVersion: '1.7' }),
);
keep(
  'honest',
  'pdfkit',
  'verrouille-aes-256.pdf',
  pdfkit,
  'locked against editing, AES 256',
  PDF,
  await kit({ ownerPassword: 'proprietaire', pdfVersion: '1.7ext3' }),
);
keep(
  'honest',
  'pdfkit',
  'formulaire.pdf',
  pdfkit,
  'form that computes',
  `${PDF},notes:javascript`,
  await kit({}, (made) => {
    made.font('Helvetica').initForm();
    made.formText('total', 50, 200, 100, 20, { format: { type: 'number', nDec: 2 } });
  }),
);
keep(
  'honest',
  'pdfkit',
  'image.pdf',
  pdfkit,
  'pictures and bookmarks',
  PDF,
  await kit({}, (made) => {
    made.image(picture, 50, 150, { width: 100 });
    made.outline.addItem('Plan');
  }),
);
