import { refuse } from './refusal';

/** A value of a PDF (ISO 32000-1, 7.3). Strings are bytes, as Latin-1, and empty beyond a kilobyte, which no check reads. */
export type PdfValue =
  | number
  | boolean
  | null
  | { name: string }
  | { text: string }
  | { reference: number }
  | PdfValue[]
  | PdfDictionary;
export type PdfDictionary = Map<string, PdfValue>;

/** The text of a string, the name of a name, the number of a reference; undefined for anything else. */
export const textOf = (value: PdfValue | undefined) => (isObject(value) && 'text' in value ? value.text : undefined);
export const nameOf = (value: PdfValue | undefined) => (isObject(value) && 'name' in value ? value.name : undefined);
export const referenceOf = (value: PdfValue | undefined) =>
  isObject(value) && 'reference' in value ? value.reference : undefined;
const isObject = (value: PdfValue | undefined) => typeof value === 'object' && value !== null;

/** Far deeper than any program nests. */
const MAX_DEPTH = 200;
/** Of a whole file: a drawing of 100 MB has some millions. */
const MAX_VALUES = 20_000_000;
const MAX_TEXT_BYTES = 1_024;
const MAX_NAME_BYTES = 256;

/** What reading a file may cost in all, in values; shared by everything that is read of one file. */
export class ValueCount {
  private left = MAX_VALUES;
  add(): void {
    this.left -= 1;
    if (this.left < 0) refuse('too_complex');
  }
}

const WHITE = 1;
const DELIMITER = 2;
const KIND = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) KIND[code] = WHITE;
for (const character of '()<>[]{}/%') KIND[character.charCodeAt(0)] = DELIMITER;

const [PERCENT, OPEN, CLOSE, SLASH, LESS, MORE, OPEN_LIST, CLOSE_LIST, BACKSLASH] = [
  0x25, 0x28, 0x29, 0x2f, 0x3c, 0x3e, 0x5b, 0x5d, 0x5c,
];
/** Words that end an object, wherever they stand. */
const ENDING = new Set(['obj', 'endobj', 'stream', 'endstream', 'xref', 'trailer', 'startxref']);

/**
 * Reads values one after another, as tolerant as the readers that people use: what is not understood is passed over, and
 * what an object holds up to there still counts. `onDictionary` sees each dictionary, inner ones first. Never goes back
 * more than two values, so that its time follows the bytes read.
 */
export class PdfReader {
  private ended = false;

  constructor(
    private readonly bytes: Buffer,
    public at: number,
    private readonly values: ValueCount,
    private readonly onDictionary: (dictionary: PdfDictionary) => void = () => {},
  ) {}

  /** The value that stands here; undefined when none does. */
  read(): PdfValue | undefined {
    this.ended = false;
    return this.value(0);
  }

  /** True when this word stands here, after white space; passes over it. */
  takeWord(word: string): boolean {
    this.skipSpace();
    const found = this.bytes.toString('latin1', this.at, this.at + word.length) === word;
    if (found) this.at += word.length;
    return found;
  }

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  private value(depth: number): PdfValue | undefined {
    if (depth > MAX_DEPTH) refuse('too_complex');
    this.values.add();
    this.skipSpace();
    const { bytes, at } = this;
    const code = bytes[at];
    if (code === undefined) return this.end();
    if (code === SLASH) return { name: this.name() };
    if (code === OPEN) return { text: this.literal() };
    if (code === OPEN_LIST) return this.list(depth);
    if (code === LESS) return bytes[at + 1] === LESS ? this.dictionary(depth) : { text: this.hexadecimal() };
    if (KIND[code] === DELIMITER) {
      this.at += 1;
      return undefined;
    }
    return this.word();
  }

  private end(): undefined {
    this.ended = true;
    return undefined;
  }

  private skipSpace(): void {
    const { bytes } = this;
    for (;;) {
      const code = bytes[this.at];
      if (code === undefined) return;
      if (KIND[code] === WHITE) this.at += 1;
      else if (code === PERCENT) this.skipComment();
      else return;
    }
  }

  private skipComment(): void {
    const { bytes } = this;
    while (this.at < bytes.length && bytes[this.at] !== 10 && bytes[this.at] !== 13) this.at += 1;
  }

  private regularEnd(from: number): number {
    const { bytes } = this;
    let end = from;
    while (end < bytes.length && KIND[bytes[end] as number] === 0) end += 1;
    return end;
  }

  /** 7.3.5: any character of a name may be written as `#` and its code. */
  private name(): string {
    const start = this.at + 1;
    this.at = this.regularEnd(start);
    const name = this.bytes.toString('latin1', start, Math.min(this.at, start + MAX_NAME_BYTES));
    if (!name.includes('#')) return name;
    return name.replace(/#([0-9A-Fa-f]{2})/g, (_found, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  }

  private word(): PdfValue | undefined {
    const start = this.at;
    this.at = this.regularEnd(start);
    const word = this.bytes.toString('latin1', start, Math.min(this.at, start + 32));
    if (/^\d+$/.test(word)) return this.reference(Number(word)) ?? Number(word);
    const number = Number(word);
    if (!Number.isNaN(number)) return number;
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    if (!ENDING.has(word)) return undefined;
    this.at = start;
    return this.end();
  }

  private reference(number: number): PdfValue | undefined {
    const start = this.at;
    this.skipSpace();
    const digits = this.at;
    while (isDigit(this.bytes[this.at])) this.at += 1;
    if (this.at > digits && this.at - digits < 8) {
      this.skipSpace();
      const after = this.bytes[this.at + 1];
      if (this.bytes[this.at] === 0x52 && (after === undefined || KIND[after] !== 0)) {
        this.at += 1;
        return { reference: number };
      }
    }
    this.at = start;
    return undefined;
  }

  private dictionary(depth: number): PdfDictionary {
    const members: PdfDictionary = new Map();
    this.at += 2;
    let key: string | undefined;
    while (!this.ended && !this.takeClosing(MORE, 2)) {
      const value = this.value(depth + 1);
      if (key === undefined) key = nameOf(value);
      else if (value !== undefined) {
        members.set(key, value);
        key = undefined;
      }
    }
    this.onDictionary(members);
    return members;
  }

  private list(depth: number): PdfValue[] {
    const values: PdfValue[] = [];
    this.at += 1;
    while (!this.ended && !this.takeClosing(CLOSE_LIST, 1)) {
      const value = this.value(depth + 1);
      if (value !== undefined) values.push(value);
    }
    return values;
  }

  private takeClosing(code: number, count: number): boolean {
    this.skipSpace();
    const found = this.bytes[this.at] === code && (count === 1 || this.bytes[this.at + 1] === code);
    if (found) this.at += count;
    return found;
  }

  /** 7.3.4.2: parentheses in pairs, escapes, line ends as one. */
  private literal(): string {
    const { bytes } = this;
    const start = this.at + 1;
    let depth = 0;
    for (; this.at < bytes.length; this.at += 1) {
      const code = bytes[this.at];
      if (code === BACKSLASH) this.at += 1;
      else if (code === OPEN) depth += 1;
      else if (code === CLOSE && --depth === 0) break;
    }
    this.at += 1;
    if (this.at - start > MAX_TEXT_BYTES) return '';
    return unescapeText(bytes.toString('latin1', start, this.at - 1));
  }

  private hexadecimal(): string {
    const start = this.at + 1;
    const end = this.bytes.indexOf(MORE, start);
    this.at = end < 0 ? this.bytes.length : end + 1;
    if (this.at - start > 2 * MAX_TEXT_BYTES) return '';
    const digits = this.bytes.toString('latin1', start, this.at - 1).replace(/[^0-9A-Fa-f]/g, '');
    return Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex').toString('latin1');
  }
}

const isDigit = (code: number | undefined) => code !== undefined && code >= 0x30 && code <= 0x39;

const ESCAPED: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '', '\r': '', '\r\n': '' };

const unescapeText = (text: string) =>
  text.replace(/\\([0-7]{1,3}|\r\n|[\s\S])|\r\n?/g, (_found, escaped?: string) =>
    escaped === undefined ? '\n' : unescapeCharacter(escaped),
  );

function unescapeCharacter(escaped: string): string {
  if (/^[0-7]/.test(escaped)) return String.fromCharCode(Number.parseInt(escaped, 8) & 0xff);
  return ESCAPED[escaped] ?? escaped;
}
