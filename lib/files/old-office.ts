import { type CompoundEntry, type CompoundFile, readCompoundFile } from './compound-file';
import type { FileParts } from './file-parts';
import { refuse } from './file-refused';

/** Class of the root of a Windows installer, patch or transform: {000C108x-0000-0000-C000-000000000046}. */
const INSTALLER = /^8[0-9a-f]100c0000000000c000000000000046$/;
const VBA = /^(_vba_project|_vba_project_cur|vba)$/i;
/** A file of any kind, dragged into a document. */
const PACKAGE = '\u0001Ole10Native';

/** Judges a compound file: a Word or Excel 97–2003 document, without macros, password or another file inside. */
export async function judgeOldOffice(file: FileParts): Promise<string> {
  const compound = await readCompoundFile(file);
  if (INSTALLER.test(compound.rootClassId)) refuse('program');
  const top = (name: string) => compound.entries.find((entry) => entry.isTop && entry.isStream && entry.name === name);
  if (top('EncryptedPackage')) refuse('password');
  const word = top('WordDocument');
  const excel = top('Workbook') ?? top('Book');
  const isOutlook = top('__properties_version1.0');
  if (isOutlook || (!word && !excel)) refuse('type');
  if (compound.entries.some(({ name }) => VBA.test(name))) refuse('macros');
  if (compound.entries.some(({ name }) => name === PACKAGE)) refuse('attachments');
  if (word) await checkWord(compound, word);
  if (excel) await checkExcel(compound, excel);
  return word ? 'application/msword' : 'application/vnd.ms-excel';
}

/** MS-DOC 2.5.2: the ninth bit of the flags says that the text is encrypted. */
async function checkWord(compound: CompoundFile, stream: CompoundEntry): Promise<void> {
  const beginning = await compound.beginningOf(stream, 12);
  if (beginning.length === 12 && beginning.readUInt16LE(10) & 0x0100) refuse('password');
}

const FILE_PASS = 0x2f;
const BOUND_SHEET = 0x85;
const END = 0x0a;
const MACRO_SHEETS = [1, 6];

/** MS-XLS 2.4: records, each with its kind and length; those that tell of a password or of macro sheets come early. */
async function checkExcel(compound: CompoundFile, stream: CompoundEntry): Promise<void> {
  const records = await compound.beginningOf(stream, 2_000_000);
  for (let at = 0; at + 4 <= records.length; at += 4 + records.readUInt16LE(at + 2)) {
    const kind = records.readUInt16LE(at);
    if (kind === END) return;
    if (kind === FILE_PASS) refuse('password');
    if (kind === BOUND_SHEET && MACRO_SHEETS.includes(records[at + 9] ?? 0)) refuse('macros');
  }
}
