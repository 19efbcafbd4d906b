import { type FileParts, windowsOf } from './file-parts';
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
  for (const stream of packed) {
    const objects = await unpackObjects(file, stream, decrypt);
    unpackedCharacters += objects.length;
    if (unpackedCharacters > MAX_UNPACKED_CHARACTERS) refuse('bomb');
    checkObjects(objects);
  }
  return PDF;
}

/** Actions that start a program (12.6.4.5) and files carried along (7.11.4). A name may be written with codes. */
const ACTION = /\/(?:S|#53)(?:[\0\s]|%[^\r\n]*)*\/([A-Za-z0-9#]{6,40})/g;
const CARRIED_FILES = /\/(?:EmbeddedFile\b|EF(?:[\0\s]|%[^\r\n]*)*(?:<<|\d+\s+\d+\s+R))/;

function checkObjects(text: string): void {
  for (const [, name = ''] of text.matchAll(ACTION)) if (unescapeName(name) === 'Launch') refuse('launch');
  if (CARRIED_FILES.test(text)) refuse('attachments');
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
  const found = [...text.matchAll(/\/Encrypt(?=[\0\s]*(?:\d+\s+\d+\s+R|<<))/g)].at(-1);
  if (!found) return undefined;
  const value = readPdfValue(text, found.index + found[0].length);
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
  const beginning = new RegExp(`(?<!\\d)${value.reference}\\s+\\d+\\s+obj(?=[\\0\\s]*<<)`, 'g');
  for await (const { bytes } of windowsOf(file)) {
    const text = bytes.toString('latin1');
    for (const { 0: whole, index } of text.matchAll(beginning)) {
      const object = readPdfValue(text, index + whole.length);
      if (object instanceof Map && object.has('Filter') && object.has('U')) found = object;
    }
  }
  return found;
}
