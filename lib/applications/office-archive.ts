import type { ByteRange } from '@/lib/storage/storage';

/** Reads a part of a stored file; both ends included. */
type Read = (range: ByteRange) => Promise<Buffer>;

const END_RECORD = Buffer.from('PK\u0005\u0006');
const END_RECORD_BYTES = 22;
const MAX_COMMENT_BYTES = 65_535;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
const MAX_DIRECTORY_BYTES = 2_000_000;

/**
 * Type of an Office file whose beginning does not tell it from another archive: LibreOffice and Google Docs write the
 * part that does at the end. Undefined when it is anything else, or holds macros.
 */
export async function officeType(sizeBytes: number, read: Read): Promise<string | undefined> {
  const names = await entryNames(sizeBytes, read);
  if (!names.includes('[Content_Types].xml') || names.some((name) => /vbaproject\.bin$/i.test(name))) return undefined;
  const format = 'application/vnd.openxmlformats-officedocument';
  if (names.includes('word/document.xml')) return `${format}.wordprocessingml.document`;
  return names.includes('xl/workbook.xml') ? `${format}.spreadsheetml.sheet` : undefined;
}

/** Names of the entries of a ZIP, from the directory at its end (APPNOTE 4.3.12 and 4.3.16); none when it cannot be read. */
async function entryNames(sizeBytes: number, read: Read): Promise<string[]> {
  const tailStart = Math.max(0, sizeBytes - END_RECORD_BYTES - MAX_COMMENT_BYTES);
  const tail = await read({ start: tailStart, end: sizeBytes - 1 });
  const at = tail.lastIndexOf(END_RECORD);
  if (at < 0 || at + END_RECORD_BYTES > tail.length) return [];
  const length = tail.readUInt32LE(at + 12);
  const start = tail.readUInt32LE(at + 16);
  if (length === 0 || length > MAX_DIRECTORY_BYTES || start + length > tailStart + at) return [];
  return namesIn(await read({ start, end: start + length - 1 }));
}

function namesIn(directory: Buffer): string[] {
  const names: string[] = [];
  let at = 0;
  while (at + ENTRY_BYTES <= directory.length && directory.readUInt32LE(at) === ENTRY_SIGNATURE) {
    const nameEnd = at + ENTRY_BYTES + directory.readUInt16LE(at + 28);
    names.push(directory.toString('utf8', at + ENTRY_BYTES, nameEnd));
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return names;
}
