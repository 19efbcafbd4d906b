/** Where a signature says how far it reaches: `/ByteRange [0 a b c]` covers all up to b + c but what it is itself written in. */
const BYTE_RANGE = /\/ByteRange \[0 (\d{1,15}) (\d{1,15}) (\d{1,15})\]/;
const LONGEST_MATCH = 80;

/** The length of the first signed revision of a PDF, in bytes, from any piece of it that tells; undefined for another. */
export function revisionLength(piece: string): number | undefined {
  const found = BYTE_RANGE.exec(piece);
  return found ? Number(found[2]) + Number(found[3]) : undefined;
}

type Hash = { update(bytes: Uint8Array): unknown };

/**
 * Digests a file that is read piece by piece, and with it the first signed revision of a PDF to which something was added
 * later: whoever signs one that is signed already leaves its bytes as they are, and writes after them (ISO 32000-1, 7.5.6).
 * `copy` takes the state of the digest. It runs in browsers too.
 */
export class RevisionDigest<State extends Hash> {
  readonly #whole: State;
  readonly #copy: (state: State) => State;
  #lengthBytes: number | undefined;
  #seenBytes = 0;
  #tail = '';
  #isPdf: boolean | undefined;
  #revision: State | undefined;

  constructor(whole: State, copy: (state: State) => State) {
    this.#whole = whole;
    this.#copy = copy;
  }

  update(piece: Uint8Array): void {
    if (piece.length === 0) return;
    this.#isPdf ??= piece[0] === 0x25;
    if (this.#isPdf && this.#lengthBytes === undefined) this.#look(piece);
    const rest = (this.#lengthBytes ?? Number.POSITIVE_INFINITY) - this.#seenBytes;
    this.#seenBytes += piece.length;
    if (this.#revision || rest < 0 || rest >= piece.length) {
      this.#whole.update(piece);
      return;
    }
    this.#whole.update(piece.subarray(0, rest));
    this.#revision = this.#copy(this.#whole);
    this.#whole.update(piece.subarray(rest));
  }

  /** The digests' states at the end: of all, and of the signed revision where something follows it. */
  end(): { whole: State; revision: State | undefined } {
    return { whole: this.#whole, revision: this.#revision };
  }

  #look(piece: Uint8Array): void {
    const text = this.#tail + new TextDecoder('latin1').decode(piece);
    this.#lengthBytes = revisionLength(text);
    this.#tail = text.slice(-LONGEST_MATCH);
  }
}
