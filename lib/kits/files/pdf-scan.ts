import { nameOf, type PdfDictionary, PdfReader, type PdfValue, referenceOf, ValueCount } from './pdf-object';
import { type Note, refuse } from './refusal';

/** A stream of packed objects (7.5.7): its dictionary, where its keyword ends, and which object it is. */
export type PackedObjects = { dictionary: PdfDictionary; at: number; number: number; generation: number };

const OBJ = Buffer.from('obj');
/** Drawings of 100 MB have some hundred thousand. */
const MAX_OBJECTS = 2_000_000;
const TRAILER = Buffer.from('trailer');

/**
 * Everything in a PDF that is an object, whether or not a table names it: a reader follows one table, and another reader
 * another, so that what stands anywhere may be what is opened. Objects inside of streams and strings are seen too.
 */
export class PdfScan {
  readonly notes = new Set<Note>();
  readonly packed: PackedObjects[] = [];
  /** Dictionaries of trailers and of cross-reference streams (7.5.5, 7.5.8). */
  readonly trailers: PdfDictionary[] = [];
  private readonly values = new ValueCount();
  private readonly numbers = new Set<number>();
  private readonly plain = new Map<number, PdfValue[]>();
  private readonly places = new Map<number, number[]>();
  private readonly kinds = new Set<number>();
  private readonly pages = new Set<number>();
  private hasCatalog = false;
  private hasPage = false;
  private objectsLeft = MAX_OBJECTS;
  private workLeft: number;

  constructor(private readonly bytes: Buffer) {
    this.workLeft = 4 * bytes.length + 10_000_000;
  }

  /** Looks at the file itself; what is packed comes later, since it may have to be decrypted. */
  scanFile(): void {
    const { bytes } = this;
    for (let at = bytes.indexOf(OBJ); at >= 0; at = bytes.indexOf(OBJ, at + 3)) {
      if (!isLetter(bytes[at - 1])) this.readObject(at);
    }
    for (let at = bytes.indexOf(TRAILER); at >= 0; at = bytes.indexOf(TRAILER, at + 7)) {
      const value = this.readFrom(bytes, at + 7).read();
      if (value instanceof Map) this.trailers.push(value);
    }
  }

  private readObject(at: number): void {
    const [number, generation] = numbersBefore(this.bytes, at);
    const reader = this.readFrom(this.bytes, at + 3);
    const value = reader.read();
    this.spend(reader.at - at);
    this.know(number, value);
    const places = this.places.get(number);
    if (places) places.push(at + 3);
    else this.places.set(number, [at + 3]);
    if (!(value instanceof Map) || !reader.takeWord('stream')) return;
    if (nameOf(value.get('Type')) === 'XRef') this.trailers.push(value);
    const isPacked = nameOf(value.get('Type')) === 'ObjStm' || (value.has('N') && value.has('First'));
    if (isPacked) this.packed.push({ dictionary: value, at: reader.at, number, generation });
  }

  /** Looks at unpacked objects: one after another, and where their list says they begin, up to `first`. */
  scanPacked(bytes: Buffer, firsts: readonly number[]): void {
    this.workLeft += 4 * bytes.length;
    const inOrder = this.readFrom(bytes, 0);
    while (!inOrder.isAtEnd) {
      const start = inOrder.at;
      inOrder.read();
      // A word that ends an object stays unread.
      if (inOrder.at === start) inOrder.at += 1;
    }
    this.spend(bytes.length);
    for (const first of firsts) this.scanPlaces(bytes, first);
  }

  private scanPlaces(bytes: Buffer, first: number): void {
    const heading = this.readFrom(bytes, 0);
    const seen = new Set<number>();
    while (heading.at < first) {
      const [number, offset] = [heading.read(), heading.read()];
      if (typeof number !== 'number' || typeof offset !== 'number') return;
      if (seen.has(offset) || first + offset >= bytes.length || offset < 0) continue;
      seen.add(offset);
      const reader = this.readFrom(bytes, first + offset);
      this.know(number, reader.read());
      this.spend(reader.at - first - offset);
    }
  }

  private readFrom(bytes: Buffer, at: number): PdfReader {
    return new PdfReader(bytes, at, this.values, (dictionary) => this.check(dictionary));
  }

  /** Counts work, in bytes read: honest files need less than four times their size. */
  spend(bytes: number): void {
    this.workLeft -= bytes;
    if (this.workLeft < 0) refuse('too_complex');
  }

  private know(number: number, value: PdfValue | undefined): void {
    this.objectsLeft -= 1;
    if (this.objectsLeft < 0) refuse('too_complex');
    this.numbers.add(number);
    if (value === undefined || value instanceof Map) return;
    const known = this.plain.get(number);
    if (!known) this.plain.set(number, [value]);
    else if (known.length < 50) known.push(value);
  }

  /** Refuses files carried along (7.11.4) and actions that start a program (12.6.4.5), wherever they hang. */
  private check(dictionary: PdfDictionary): void {
    const type = nameOf(dictionary.get('Type'));
    const carried = dictionary.get('EF');
    if (type === 'EmbeddedFile' || carried instanceof Map || referenceOf(carried) !== undefined) refuse('attachments');
    // A hybrid PDF (LibreOffice): in its trailer, the document that LibreOffice opens in its place.
    if (dictionary.has('AdditionalStreams')) refuse('attachments');
    const kind = dictionary.get('S');
    this.checkKind(nameOf(kind));
    const kindAt = referenceOf(kind);
    if (kindAt !== undefined) this.kinds.add(kindAt);
    if (dictionary.has('JS') || dictionary.has('JavaScript') || dictionary.has('XFA')) this.notes.add('javascript');
    if (dictionary.has('Pages')) this.hasCatalog = true;
    if (type === 'Page' || (dictionary.has('MediaBox') && dictionary.has('Parent'))) this.hasPage = true;
    const kids = type === 'Pages' ? dictionary.get('Kids') : undefined;
    if (Array.isArray(kids)) for (const kid of kids) this.pages.add(referenceOf(kid) ?? -1);
  }

  private checkKind(kind: string | undefined): void {
    if (kind === 'Launch') refuse('launch');
    if (kind === 'JavaScript') this.notes.add('javascript');
  }

  /** Once everything was seen: what actions are whose kind is told elsewhere. */
  checkKindsElsewhere(): void {
    for (const number of this.kinds) for (const kind of this.resolve(number)) this.checkKind(nameOf(kind));
  }

  /** The values, neither dictionaries nor streams, that a reference may stand for. */
  resolve(number: number, depth = 0): PdfValue[] {
    return (this.plain.get(number) ?? []).flatMap((value) => {
      const next = referenceOf(value);
      return next === undefined || depth > 5 ? [value] : this.resolve(next, depth + 1);
    });
  }

  /** The dictionaries that a reference may stand for; never packed with others (7.5.7). */
  dictionariesAt(number: number): PdfDictionary[] {
    const read = (this.places.get(number) ?? []).slice(-20).map((at) => this.readFrom(this.bytes, at).read());
    return read.filter((value) => value instanceof Map);
  }

  /** True when a reader has something to show. `isCut`: the end is missing, so that every page must be there. */
  isDocument(isCut: boolean): boolean {
    if (!this.hasCatalog || !this.hasPage) return false;
    return !isCut || [...this.pages].every((number) => number < 0 || this.numbers.has(number));
  }
}

const isLetter = (code = 0) => (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);

/** Number and generation, which stand before the keyword; zero when they do not. */
function numbersBefore(bytes: Buffer, at: number): [number: number, generation: number] {
  const before = bytes.toString('latin1', Math.max(0, at - 40), at);
  const [, number, generation] = /(\d{1,10})[\0\s]+(\d{1,5})[\0\s]*$/.exec(before) ?? [];
  return [Number(number ?? 0), Number(generation ?? 0)];
}
