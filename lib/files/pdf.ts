import { type FileParts, OVERLAP_BYTES, windowsOf } from './file-parts';
import { refuse } from './file-refused';
import { nameOf, type PdfDictionary, type PdfValue, readPdfValue, textOf, unescapeName } from './pdf-object';
import { type Decrypt, openWithoutPassword } from './pdf-password';
import { type PackedObjects, packedObjectsIn, unpackObjects } from './pdf-streams';
import { endsWithZip } from './zip-directory';

const PDF = 'application/pdf';
/** Some programs pad the end with zeros. */
const TAIL_BYTES = 16_384;
/** All packed objects, unpacked: several times what the largest drawings hold. */
const MAX_UNPACKED_CHARACTERS = 400_000_000;

/**
 * Judges a PDF: whole, nothing else at the same time, opening without a password, and neither starting a program nor
 * carrying files, which nobody could check. Scripts of forms (totals, checks) pass: readers run them confined.
 */
export async function judgePdf(file: FileParts): Promise<string> {
  const tail = (await file.read(Math.max(0, file.sizeBytes - TAIL_BYTES), TAIL_BYTES)).toString('latin1');
  const end = tail.lastIndexOf('%%EOF');
  if (end < 0 || !tail.slice(0, end).includes('startxref')) refuse('damaged');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: padding
  if (/[^\s\u0000]/.test(tail.slice(end + 5)) || (await endsWithZip(file))) refuse('two_in_one');
  const head = (await file.read(0, 1024)).toString('latin1');
  if (/<(?:script|html|svg|\?php)/i.test(head)) refuse('two_in_one');
  const { encryption, packed } = await scan(file);
  const decrypt = encryption && (await openEncrypted(file, encryption));
  let unpackedCharacters = 0;
  let lastEnd = 0;
  for (const stream of packed) {
    // A stream within another would have the same bytes read again and again.
    if (stream.dataAt < lastEnd) refuse('damaged');
    const { objects, end: streamEnd } = await unpackObjects(file, stream, decrypt);
    lastEnd = streamEnd;
    unpackedCharacters += objects.length;
    if (unpackedCharacters > MAX_UNPACKED_CHARACTERS) refuse('bomb');
    checkObjects(objects);
  }
  return PDF;
}

/** Spaces and comments between a key and its value; so many that programs never write more, so few that it takes no time. */
const SPACE = /(?:[\0\s]{1,64}|%[^\r\n]{0,256}[\r\n]){0,8}/y;
/** Keys of an action's kind and of files carried along (12.6.4.5, 7.11.4). A name may be written with codes. */
const KEY = /\/(S|#53|EF)(?=[\0\s/%<])|\/EmbeddedFile(?![A-Za-z0-9#])/g;
const NAME = /\/([A-Za-z0-9#]{1,60})/y;
const CARRIED = /<<|\d{1,10}\s{1,9}\d{1,5}\s{1,9}R/y;

/** Refuses actions that start a program, and files carried along. */
function checkObjects(text: string): void {
  for (const { 0: whole, 1: key, index } of text.matchAll(KEY)) {
    if (key === undefined) refuse('attachments');
    const at = endOf(SPACE, text, index + whole.length);
    if (key === 'EF') {
      if (endOf(CARRIED, text, at) > at) refuse('attachments');
    } else if (unescapeName(text.slice(at + 1, endOf(NAME, text, at))) === 'Launch') refuse('launch');
  }
}

/** Where a pattern that begins at a place ends; that place when it does not match. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}

type Encryption = { value: PdfValue; fileId: Buffer };
type Scanned = { encryption: Encryption | undefined; packed: PackedObjects[] };

/** Looks through the whole file once. What stands in a stream is packed or encrypted, and looks like none of this. */
async function scan(file: FileParts): Promise<Scanned> {
  let encryption: Encryption | undefined;
  const packed = new Map<number, PackedObjects>();
  for await (const { start, bytes } of windowsOf(file)) {
    const text = bytes.toString('latin1');
    checkObjects(text);
    const found = encryptionIn(text);
    // At the start of a window, the identifier may be left behind: the window before saw both.
    if (found && (found.fileId.length > 0 || !encryption)) encryption = found;
    for (const stream of packedObjectsIn(text, start)) packed.set(stream.dataAt, stream);
  }
  return { encryption, packed: [...packed.values()] };
}

/** `/Encrypt` of a trailer, with the identifier that stands beside it. */
function encryptionIn(text: string): Encryption | undefined {
  const found = [...text.matchAll(/\/Encrypt(?=[\0\s]{0,20}(?:\d{1,10}\s{1,9}\d{1,5}\s{1,9}R|<<))/g)].at(-1);
  if (!found) return undefined;
  const value = readPdfValue(text.slice(found.index + found[0].length, found.index + OVERLAP_BYTES), 0);
  const near = text.slice(Math.max(0, found.index - 2_000), found.index + 4_000);
  const ids = [...near.matchAll(/\/ID[\0\s]*(?=\[)/g)].map(({ 0: whole, index }) =>
    readPdfValue(near, index + whole.length),
  );
  const first = ids.map((id) => (Array.isArray(id) ? textOf(id[0]) : undefined)).find((id) => id !== undefined);
  return value === undefined ? undefined : { value, fileId: Buffer.from(first ?? '', 'latin1') };
}

/** Other handlers than the standard one ask for a certificate, which is as good as a password. */
async function openEncrypted(file: FileParts, { value, fileId }: Encryption): Promise<Decrypt> {
  const dictionary = value instanceof Map ? value : await findEncryption(file, value);
  const isStandard = nameOf(dictionary?.get('Filter')) === 'Standard';
  const decrypt = dictionary && isStandard ? openWithoutPassword(dictionary, fileId) : undefined;
  return decrypt ?? refuse('password');
}

/** The object that a reference names; the last of its number counts. It is never packed with others (7.5.7). */
async function findEncryption(file: FileParts, value: PdfValue): Promise<PdfDictionary | undefined> {
  if (value === null || typeof value !== 'object' || !('reference' in value)) return undefined;
  let found: PdfDictionary | undefined;
  const beginning = new RegExp(`(?<!\\d)${value.reference}\\s{1,9}\\d{1,5}\\s{1,9}obj(?=[\\0\\s]{0,20}<<)`, 'g');
  for await (const { bytes } of windowsOf(file)) {
    const text = bytes.toString('latin1');
    for (const { 0: whole, index } of [...text.matchAll(beginning)].slice(-20)) {
      const object = readPdfValue(text.slice(index + whole.length, index + OVERLAP_BYTES), 0);
      if (object instanceof Map && object.has('Filter') && object.has('U')) found = object;
    }
  }
  return found;
}
