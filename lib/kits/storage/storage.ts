import type { Readable } from 'node:stream';

/** What was stored: its key, the SHA-256 of its bytes in lower-case hexadecimal, its size in bytes. */
export type StoredObject = { key: string; sha256: string; sizeBytes: number };

/** First and last byte wanted, both included, as in an HTTP `Range` header (RFC 9110 §14.1.2). */
export type ByteRange = { start: number; end: number };

export type PutOptions = {
  signal?: AbortSignal;
  maxBytes?: number;
  /**
   * For what people upload: refused with `full` where it would take the room that is kept for submissions and documents
   * (`roomBytes`). Without it, everything up to the last byte may be used.
   */
  withinRoom?: boolean;
  /**
   * Looks at the whole content, in a file of its own, before it is stored; what it throws ends the put, which then leaves
   * nothing.
   */
  inspect?: (path: string) => Promise<void>;
};

/**
 * Where bytes live. Keys are made from the content itself (`sha256/ab/<hex>`), never from what a person typed: the same
 * bytes always have the same key, so that a repeated or late writer can change nothing that is already published.
 */
export interface Storage {
  /**
   * Streams `source` in. Nothing is visible before every byte is safe; an aborted or failed put leaves nothing. Every
   * method throws `away` when storage cannot be reached, and this one `full` when it takes no more bytes.
   */
  put(source: AsyncIterable<Uint8Array> | Readable, options?: PutOptions): Promise<StoredObject>;
  /** Opens an object for reading. The caller consumes or destroys the stream. Throws `missing` or `invalid_range`. */
  get(key: string, range?: ByteRange): Promise<Readable>;
  stat(key: string): Promise<{ sizeBytes: number } | null>;
  /** Every object, with when it was last put, be it again. */
  list(): AsyncIterable<{ key: string; putAt: Date }>;
  /** Forgets what puts left unfinished when their process died, if begun before `before`. Returns how many. */
  forgetUnfinished(before: Date): Promise<number>;
  /** Removing what is not there is no error. */
  remove(key: string): Promise<void>;
  /** How many bytes uploads may still take; `Infinity` where nothing bounds them. */
  roomBytes(): Promise<number>;
  /** True when objects can be read and written now. */
  isReady(): Promise<boolean>;
}

export type StorageErrorReason =
  | 'missing'
  | 'too_large'
  | 'invalid_key'
  | 'invalid_range'
  | 'changed'
  /** The storage server, or its folder, cannot be reached. */
  | 'away'
  /** It takes no more bytes. */
  | 'full';

export class StorageError extends Error {
  constructor(
    readonly reason: StorageErrorReason,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'StorageError';
  }
}
