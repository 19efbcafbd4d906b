import { type CompoundEntry, type CompoundFile, readCompoundFile } from './compound-file';
import { fieldAction } from './links';
import { refuse } from './refusal';

/** Class of the root of a Windows installer, patch or transform: {000C108x-0000-0000-C000-000000000046}. */
const INSTALLER = /^8[0-9a-f]100c0000000000c000000000000046$/;
const VBA = /^(_vba_project|_vba_project_cur|vba)$/i;
/** A file of any kind, dragged into a document. */
const PACKAGE = '\u0001ole10native';

/** Judges a compound file: a Word or Excel 97–2003 document, without macros, password or another file inside. */
export function judgeOldOffice(bytes: Buffer): string {
  const compound = readCompoundFile(bytes);
  if (INSTALLER.test(compound.rootClassId)) refuse('program');
  const top = (name: string) => compound.entries.find((entry) => entry.isTop && entry.isStream && entry.name === name);
  if (top('EncryptedPackage')) refuse('password');
  const word = top('WordDocument');
  const excel = top('Workbook') ?? top('Book');
  if (top('PowerPoint Document') || top('PP97_DUALSTORAGE')) refuse('slides');
  if (top('__properties_version1.0') || (!word && !excel)) refuse('type');
  checkNothingCarried(compound);
  if (word) checkWord(compound, word);
  if (excel) checkExcel(compound, excel);
  return word ? 'application/msword' : 'application/vnd.ms-excel';
}

/** Refuses macros and files of any kind, in a document or in an object inside of one. */
export function checkNothingCarried({ entries, rootClassId }: CompoundFile): void {
  if (INSTALLER.test(rootClassId)) refuse('program');
  if (entries.some(({ name }) => VBA.test(name))) refuse('macros');
  if (entries.some(({ name }) => name.toLowerCase() === PACKAGE)) refuse('attachments');
}

const MAX_STREAM_BYTES = 100_000_000;

/** MS-DOC 2.5.2: the ninth bit of the flags says that the text is encrypted. */
function checkWord(compound: CompoundFile, stream: CompoundEntry): void {
  const text = compound.beginningOf(stream, MAX_STREAM_BYTES);
  if (text.length >= 12 && text.readUInt16LE(10) & 0x0100) refuse('password');
  for (const instruction of fieldsIn(text)) {
    const action = fieldAction(instruction);
    if (action) refuse(action);
  }
}

const BEGINS_FIELD = 0x13;

/** What stands after each mark of a field (MS-DOC 2.8.25), whose text has one or two bytes per character. */
function* fieldsIn(text: Buffer): Generator<string> {
  for (let at = text.indexOf(BEGINS_FIELD); at >= 0; at = text.indexOf(BEGINS_FIELD, at + 1)) {
    yield text.toString('latin1', at + 1, at + 200);
    if (text[at + 1] === 0) yield text.toString('utf16le', at + 2, at + 402);
  }
}

const FILE_PASS = 0x2f;
const BOUND_SHEET = 0x85;
const END = 0x0a;
const MACRO_SHEETS = [1, 6];

/** MS-XLS 2.4: records, each with its kind and length; those that tell of a password or of macro sheets come early. */
function checkExcel(compound: CompoundFile, stream: CompoundEntry): void {
  const records = compound.beginningOf(stream, MAX_STREAM_BYTES);
  for (let at = 0; at + 4 <= records.length; at += 4 + records.readUInt16LE(at + 2)) {
    const kind = records.readUInt16LE(at);
    if (kind === END) return;
    if (kind === FILE_PASS) refuse('password');
    if (kind === BOUND_SHEET && MACRO_SHEETS.includes(records[at + 9] ?? 0)) refuse('macros');
  }
}
