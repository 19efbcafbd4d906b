/** What is needed of PostgreSQL's wire protocol, version 3 (its manual, "Message Formats"). */

export type Message = { type: string; bytes: Buffer };

/** Cuts a stream of bytes into messages: one byte of type, then the length, its own four bytes included. */
export class MessageReader {
  #rest: Buffer = Buffer.alloc(0);
  /** A client's first message has no type. */
  #isStartup: boolean;

  constructor(from: 'client' | 'server') {
    this.#isStartup = from === 'client';
  }

  read(chunk: Buffer): Message[] {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const messages: Message[] = [];
    for (;;) {
      const typeBytes = this.#isStartup ? 0 : 1;
      if (this.#rest.length < typeBytes + 4) return messages;
      const end = typeBytes + this.#rest.readUInt32BE(typeBytes);
      if (this.#rest.length < end) return messages;
      const type = this.#isStartup ? 'startup' : String.fromCharCode(this.#rest[0] ?? 0);
      messages.push({ type, bytes: this.#rest.subarray(0, end) });
      this.#rest = this.#rest.subarray(end);
      this.#isStartup = false;
    }
  }
}

const HEAD_BYTES = 5;

/** The zero-terminated texts at the beginning of a message, so many of them. */
export function textsOf({ bytes }: Message, count: number): string[] {
  const texts: string[] = [];
  for (let place = HEAD_BYTES; texts.length < count; ) {
    const end = bytes.indexOf(0, place);
    texts.push(bytes.toString('utf8', place, end));
    place = end + 1;
  }
  return texts;
}

/** The values of a Bind message, as text; null apart. */
export function boundValues(bind: Message): string[] {
  const [portal = '', statement = ''] = textsOf(bind, 2);
  const { bytes } = bind;
  let place = HEAD_BYTES + Buffer.byteLength(portal) + Buffer.byteLength(statement) + 2;
  place += 2 + 2 * bytes.readUInt16BE(place);
  const values: string[] = [];
  const count = bytes.readUInt16BE(place);
  place += 2;
  for (let rank = 0; rank < count; rank++) {
    const length = bytes.readInt32BE(place);
    place += 4;
    if (length < 0) continue;
    values.push(bytes.toString('utf8', place, place + length));
    place += length;
  }
  return values;
}

/** A simple Query. */
export function queryMessage(sql: string): Buffer {
  const text = Buffer.from(`${sql}\0`);
  const head = Buffer.alloc(HEAD_BYTES);
  head.write('Q');
  head.writeUInt32BE(4 + text.length, 1);
  return Buffer.concat([head, text]);
}
