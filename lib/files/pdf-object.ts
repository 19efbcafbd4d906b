/** A value of a PDF (ISO 32000-1, 7.3). Strings are bytes, as Latin-1; `R` is a reference. Streams are not read here. */
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

/** The text of a string, the name of a name; undefined for anything else. */
export const textOf = (value: PdfValue | undefined) => (isObject(value) && 'text' in value ? value.text : undefined);
export const nameOf = (value: PdfValue | undefined) => (isObject(value) && 'name' in value ? value.name : undefined);
const isObject = (value: PdfValue | undefined) => typeof value === 'object' && value !== null;

const SPACE = /(?:[\0\t\n\f\r ]|%[^\r\n]*)*/y;
const TOKEN = /<<|>>|\[|\]|\(|<[0-9A-Fa-f\s]*>|\/[^\0\t\n\f\r ()<>[\]{}/%]*|[^\0\t\n\f\r ()<>[\]{}/%]+/y;
const REFERENCE = /(\d+)\s+\d+\s+R(?![A-Za-z])/y;
const MAX_DEPTH = 20;

/** Reads the value that stands at a place of a text; undefined when none does. */
export function readPdfValue(text: string, at: number): PdfValue | undefined {
  try {
    return new Reader(text, at).value(0);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

class Reader {
  constructor(
    private readonly text: string,
    private at: number,
  ) {}

  value(depth: number): PdfValue {
    if (depth > MAX_DEPTH) throw new SyntaxError('too deep');
    const reference = this.match(REFERENCE);
    if (reference) return { reference: Number(reference[1]) };
    const token = this.match(TOKEN)?.[0] ?? '';
    if (token === '<<') return this.dictionary(depth);
    if (token === '[') return this.list(depth);
    if (token === '(') return { text: this.literal() };
    if (token.startsWith('<')) return { text: fromHexadecimal(token.slice(1, -1)) };
    if (token.startsWith('/')) return { name: unescapeName(token.slice(1)) };
    if (token === 'true' || token === 'false') return token === 'true';
    if (token === 'null') return null;
    const number = Number(token);
    if (token === '' || Number.isNaN(number)) throw new SyntaxError('no value');
    return number;
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    SPACE.lastIndex = this.at;
    this.at += SPACE.exec(this.text)?.[0].length ?? 0;
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    this.at += found?.[0].length ?? 0;
    return found;
  }

  private dictionary(depth: number): PdfDictionary {
    const members: PdfDictionary = new Map();
    while (!this.match(/>>/y)) {
      const key = this.value(depth + 1);
      if (key === null || typeof key !== 'object' || !('name' in key)) throw new SyntaxError('no key');
      members.set(key.name, this.value(depth + 1));
    }
    return members;
  }

  private list(depth: number): PdfValue[] {
    const values: PdfValue[] = [];
    while (!this.match(/\]/y)) values.push(this.value(depth + 1));
    return values;
  }

  /** 7.3.4.2: parentheses in pairs, escapes, line ends as one. */
  private literal(): string {
    const start = this.at;
    let depth = 1;
    for (; depth > 0; this.at += 1) {
      const character = this.text[this.at];
      if (character === undefined) throw new SyntaxError('no end');
      if (character === '\\') this.at += 1;
      else if (character === '(') depth += 1;
      else if (character === ')') depth -= 1;
    }
    return this.text
      .slice(start, this.at - 1)
      .replace(/\\([0-7]{1,3}|\r\n|[\s\S])|\r\n?/g, (_found, escaped?: string) =>
        escaped ? unescapeCharacter(escaped) : '\n',
      );
  }
}

const ESCAPED: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '', '\r': '', '\r\n': '' };

function unescapeCharacter(escaped: string): string {
  if (/^[0-7]/.test(escaped)) return String.fromCharCode(Number.parseInt(escaped, 8) & 0xff);
  return ESCAPED[escaped] ?? escaped;
}

function fromHexadecimal(digits: string): string {
  const clean = digits.replace(/\s/g, '');
  return Buffer.from(clean.length % 2 ? `${clean}0` : clean, 'hex').toString('latin1');
}

/** 7.3.5: any character of a name may be written as `#` and its code. */
export function unescapeName(name: string): string {
  return name.replace(/#([0-9A-Fa-f]{2})/g, (_found, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
