import { constants, inflateSync } from 'node:zlib';
import { hasPageCode } from './markup';
import { nameOf, type PdfDictionary, type PdfValue, referenceOf, textOf } from './pdf-object';
import { type Decrypt, openWithoutPassword } from './pdf-password';
import { type PackedObjects, PdfScan } from './pdf-scan';
import { type Note, Refused, refuse } from './refusal';
import { endsWithZip } from './zip';

/** Readers look for the header in the first kilobyte; nothing but a mark and white space may come before it. */
const HEADER = /^(?:\u00ef\u00bb\u00bf)?[\0\s]{0,1000}%PDF-/;
/** All packed objects, unpacked: several times what the largest drawings hold. */
const MAX_UNPACKED_BYTES = 200_000_000;
/** Objects pack five to twenty times. */
const MAX_RATIO = 100;
const RATIO_MATTERS_FROM_BYTES = 10_000_000;

export const isPdf = (head: Buffer): boolean => HEADER.test(head.toString('latin1', 0, 1_024));

/**
 * Judges a PDF: something that readers show, nothing else at the same time, opening without a password, and neither
 * starting a program nor carrying files, which nobody could check. Scripts of forms (totals, checks) pass, and are noted.
 */
export function judgePdf(bytes: Buffer): Note[] {
  const end = bytes.lastIndexOf('%%EOF');
  if (end >= 0 && isForeign(bytes, end + 5)) refuse('two_in_one');
  if (endsWithZip(bytes) || hasPageCode(bytes.subarray(0, 1_024))) refuse('two_in_one');
  const scan = new PdfScan(bytes);
  scan.scanFile();
  const decrypt = openEncrypted(scan);
  unpackAll(bytes, scan, decrypt);
  scan.checkKindsElsewhere();
  if (!scan.isDocument(end < 0 || bytes.indexOf('startxref') < 0)) refuse('damaged');
  return [...scan.notes];
}

/** After the end: white space, NULs and the end mark of DOS; or more of the same PDF, whose last end is missing. */
function isForeign(bytes: Buffer, from: number): boolean {
  let at = from;
  while (at < bytes.length && PADDING.has(bytes[at] as number)) at += 1;
  const rest = bytes.toString('latin1', at, at + 40);
  return rest !== '' && !/^(\d{1,10}[\0\s]+\d{1,5}[\0\s]+obj|xref|trailer|startxref|%)/.test(rest);
}

const PADDING = new Set([0, 9, 10, 12, 13, 26, 32]);

function unpackAll(bytes: Buffer, scan: PdfScan, decrypt: Decrypt | undefined): void {
  let total = 0;
  for (const packed of scan.packed) {
    const left = Math.min(MAX_UNPACKED_BYTES - total, Math.max(RATIO_MATTERS_FROM_BYTES, MAX_RATIO * bytes.length));
    for (const objects of unpack(bytes, scan, packed, decrypt, left)) {
      total += objects.length;
      if (total > MAX_UNPACKED_BYTES) refuse('bomb');
      if (total > RATIO_MATTERS_FROM_BYTES && total > MAX_RATIO * bytes.length) refuse('bomb');
      scan.scanPacked(objects, numbersOf(scan, packed.dictionary.get('First')));
    }
  }
}

const valuesOf = (scan: PdfScan, value: PdfValue | undefined): PdfValue[] => {
  const number = referenceOf(value);
  if (number !== undefined) return scan.resolve(number);
  return value === undefined ? [] : [value];
};

const numbersOf = (scan: PdfScan, value: PdfValue | undefined) =>
  valuesOf(scan, value).filter((number) => typeof number === 'number');

/**
 * What a stream of objects holds (7.5.7); twice when readers may disagree on where its data begins. One packed in another
 * way than programs do cannot be looked at, and is refused.
 */
function unpack(
  bytes: Buffer,
  scan: PdfScan,
  { dictionary, at, number, generation }: PackedObjects,
  decrypt: Decrypt | undefined,
  maxBytes: number,
): Buffer[] {
  const isPlain = filtersOf(scan, dictionary).length === 0;
  const length = Math.max(0, ...numbersOf(scan, dictionary.get('Length')));
  const found: Buffer[] = [];
  for (const start of startsOf(bytes, at)) {
    const stored = isPlain || decrypt ? upToEnd(bytes, start, length) : bytes.subarray(start);
    if (isPlain || decrypt) scan.spend(stored.length);
    const data = decrypt ? decrypt(stored, number, generation) : stored;
    const objects = isPlain ? data : inflated(data, maxBytes);
    if (objects) found.push(objects);
  }
  return found.length > 0 ? found : refuse('damaged');
}

/** What follows the data does no harm: its end is where its length or the first mark says, whichever is later. */
function upToEnd(bytes: Buffer, start: number, length: number): Buffer {
  const marked = bytes.indexOf('endstream', start);
  return bytes.subarray(start, Math.max(start + length, marked < 0 ? bytes.length : marked));
}

/** Refuses filters that cannot be undone here; what programs write is FlateDecode alone. */
function filtersOf(scan: PdfScan, dictionary: PdfDictionary): string[] {
  const filters = valuesOf(scan, dictionary.get('Filter') ?? dictionary.get('F')).flatMap((value) =>
    Array.isArray(value) ? value.flatMap((one) => valuesOf(scan, one)) : [value],
  );
  const names = filters.flatMap((value) => nameOf(value) ?? []);
  if (names.length > 1 || names.some((name) => name !== 'FlateDecode' && name !== 'Fl')) refuse('damaged');
  const parameters = dictionary.get('DecodeParms') ?? dictionary.get('DP');
  const hasPredictor = (value: PdfValue | undefined) =>
    value instanceof Map && value.has('Predictor') && value.get('Predictor') !== 1;
  if ((Array.isArray(parameters) ? parameters : [parameters]).some(hasPredictor)) refuse('damaged');
  return names;
}

/** Right after the keyword and its line end; and, as some readers do, at the next line. */
function startsOf(bytes: Buffer, at: number): number[] {
  const after = bytes.toString('latin1', at, at + 1_024);
  const direct = at + (/^[ \t]*(?:\r\n|\n|\r)?/.exec(after)?.[0].length ?? 0);
  const nextLine = at + (/^[^\r\n]*(?:\r\n|\n|\r)?/.exec(after)?.[0].length ?? 0);
  return [...new Set([direct, nextLine])];
}

function inflated(data: Buffer, maxOutputLength: number): Buffer | undefined {
  try {
    return inflateSync(data, { maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new Refused('bomb');
    return undefined;
  }
}

/** How to decrypt, if needed. Other handlers than the standard one ask for a certificate, which is as good as a password. */
function openEncrypted(scan: PdfScan): Decrypt | undefined {
  const trailer = scan.trailers.findLast((found) => {
    const value = found.get('Encrypt');
    return value instanceof Map || referenceOf(value) !== undefined;
  });
  if (!trailer) return undefined;
  const identifiers = scan.trailers.map((found) => found.get('ID')).filter((value) => Array.isArray(value));
  const id = trailer.get('ID');
  const first = textOf((Array.isArray(id) ? id : identifiers[0])?.[0]);
  const value = trailer.get('Encrypt');
  const candidates = value instanceof Map ? [value] : scan.dictionariesAt(referenceOf(value) ?? -1);
  const dictionary = candidates.findLast((found) => found.has('Filter') && (found.has('U') || found.has('Recipients')));
  const isStandard = nameOf(dictionary?.get('Filter')) === 'Standard';
  const decrypt =
    dictionary && isStandard ? openWithoutPassword(dictionary, Buffer.from(first ?? '', 'latin1')) : undefined;
  return decrypt ?? refuse('password');
}
