import { isProgramName } from './file-name';
import type { FileParts } from './file-parts';
import { refuse } from './file-refused';
import { checkAnnouncedSizes, inspectEntry, textOf } from './zip-content';
import { readZip, type ZipEntry } from './zip-directory';

const OPEN_XML = 'application/vnd.openxmlformats-officedocument';
const OPEN_DOCUMENT = /^application\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)$/;

/** Judges an archive: taken when it is a document of Office or LibreOffice, without macros, program or password. */
export async function judgeArchive(file: FileParts): Promise<string> {
  const entries = await readZip(file);
  const named = (name: string) => entries.find((entry) => entry.name === name);
  const [contentTypes, mimetype] = [named('[Content_Types].xml'), named('mimetype')];
  if (!contentTypes && !mimetype) refuse('archive');
  checkAnnouncedSizes(entries, file.sizeBytes);
  const type = contentTypes
    ? openXmlType(await textOf(file, contentTypes), entries)
    : await openDocumentType(file, mimetype as ZipEntry, entries);
  if (entries.some((entry) => /\.(docm|dotm|xlsm|xlsb|xltm|xlam|pptm|ppam)$/i.test(entry.name))) refuse('macros');
  if (entries.some((entry) => isProgramName(entry.name.replace(/\/$/, '')) && !isPart(entry.name))) refuse('program');
  for (const entry of entries) await inspectEntry(file, entry);
  return type;
}

/** SVG pictures are part of what Office writes; they are drawn, never run. */
const isPart = (name: string) =>
  /^(word|xl|ppt)\/media\/|^Pictures\/|^ObjectReplacements\//.test(name) && /\.svg$/i.test(name);

/** ECMA-376, part 2, 10.1.2: the content types name the main part. Macros of VBA and of Excel 4 name themselves there too. */
function openXmlType(contentTypes: string, entries: readonly ZipEntry[]): string {
  const hasMacros = entries.some(({ name }) => /vba(project|data)|(^|\/)macrosheets\//i.test(name));
  if (hasMacros || /macroEnabled|vbaProject|macrosheet/i.test(contentTypes)) refuse('macros');
  if (contentTypes.includes('wordprocessingml.document.main+xml')) return `${OPEN_XML}.wordprocessingml.document`;
  if (contentTypes.includes('spreadsheetml.sheet.main+xml')) return `${OPEN_XML}.spreadsheetml.sheet`;
  refuse('type');
}

/** OpenDocument 1.3, part 2, 3.3: `mimetype` comes first, stored. Its macros are in `Basic/` and `Scripts/`. */
async function openDocumentType(file: FileParts, mimetype: ZipEntry, entries: readonly ZipEntry[]): Promise<string> {
  const type = (await textOf(file, mimetype, 1_000)).trim();
  if (!OPEN_DOCUMENT.test(type)) refuse('type');
  if (entries.some(({ name }) => MACRO_PART.test(name))) refuse('macros');
  if (entries.some(({ name }) => name === 'encrypted-package')) refuse('password');
  const manifest = entries.find(({ name }) => name === 'META-INF/manifest.xml');
  if (!manifest) refuse('damaged');
  if (/encryption-data/.test(await textOf(file, manifest))) refuse('password');
  return type;
}

/** A module of a Basic library, or a script in another language; not the empty lists that LibreOffice writes beside. */
const MACRO_PART = /^(Basic\/[^/]+\/(?!script-lb\.xml|dialog-lb\.xml)[^/]+\.xml$|Scripts\/.*[^/]$)/;
