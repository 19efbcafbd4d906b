import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { setImmediate } from 'node:timers/promises';
import busboy from 'busboy';
import { AppError } from '@/lib/errors';

/** What comes with a file part: the name of its input, the name the person gave the file. */
export type PostedFile = { inputName: string; fileName: string; content: Readable };

export type PostedForm = ReadonlyMap<string, readonly string[]>;

const MAX_FIELDS = 5_000;
/** Busboy cuts longer names in silence, of urlencoded forms only, at 100 unless told: an answer would change its name. */
const MAX_NAME_BYTES = 1_000;
const MAX_FIELD_BYTES = 500_000;
/** All values together, names included: they are held in memory. Enough for any form but a candidate's step. */
const MAX_FORM_CHARACTERS = 1_000_000;
/** Of a candidate's step, whose many cards of long texts are posted at once, by a browser that has a grant. */
export const MAX_STEP_CHARACTERS = 10_000_000;
/** An input left empty is a file part too, and a step of many cards has several in each. */
const MAX_FILES = 1_000;

/**
 * Reads a posted form (multipart or urlencoded) as it arrives. Each file is handed to `onFile`, which must consume it;
 * nothing of a file is kept in memory. Throws `bad_request` when the form is malformed or stops half-way, `too_large` when
 * it has more than `maxCharacters` of text, 5 000 values or 1 000 files.
 */
export async function readForm(
  request: Request,
  onFile: (file: PostedFile, signal: AbortSignal) => Promise<void> = discard,
  maxCharacters = MAX_FORM_CHARACTERS,
): Promise<PostedForm> {
  const entries = new Map<string, string[]>();
  let characters = 0;
  await parseForm(request, onFile, {
    onValue(name, value, isTruncated) {
      if (isTruncated) throw new AppError('too_large', 'a value is too long');
      characters += name.length + value.length;
      if (characters > maxCharacters) throw new AppError('too_large', 'too much text');
      const values = entries.get(name);
      if (values) values.push(value);
      else entries.set(name, [value]);
    },
    onTooMany(what) {
      throw new AppError('too_large', `too many ${what}`);
    },
  });
  return entries;
}

type Heard = {
  /** One value; what it throws ends the reading. */
  onValue(name: string, value: string, isTruncated: boolean): void;
  /** There are more than are read; what it throws ends the reading. */
  onTooMany(what: 'values' | 'files'): void;
};

/** Reads a form and keeps nothing of it: `heard` does. Throws what `heard` and `onFile` throw, and `bad_request`. */
export async function parseForm(
  request: Request,
  onFile: (file: PostedFile, signal: AbortSignal) => Promise<void>,
  heard: Heard,
): Promise<void> {
  if (!request.body) return;
  const parser = parserFor(request);
  const interrupted = new AbortController();
  const files: Promise<void>[] = [];
  const orDestroy = (work: () => void) => {
    try {
      if (!parser.destroyed) work();
    } catch (error) {
      parser.destroy(error as Error);
    }
  };
  parser.on('field', (name, value, { nameTruncated, valueTruncated }) => {
    orDestroy(() => heard.onValue(name, value, nameTruncated || valueTruncated));
  });
  parser.on('fieldsLimit', () => orDestroy(() => heard.onTooMany('values')));
  parser.on('filesLimit', () => orDestroy(() => heard.onTooMany('files')));
  parser.on('file', (inputName, content, { filename }) => {
    // A body that stops half-way fails the file's stream too, even while nobody reads it; the parser's error is the one told.
    content.on('error', () => {});
    const kept = onFile({ inputName, fileName: filename ?? '', content }, interrupted.signal);
    kept.catch(() => content.resume());
    files.push(kept);
  });
  try {
    await pipeline(Readable.fromWeb(request.body as WebStream), unhurried, parser);
  } catch (error) {
    interrupted.abort();
    await Promise.allSettled(files);
    if (error instanceof AppError) throw error;
    throw new AppError('bad_request', 'the form did not arrive whole');
  }
  // All of it arrived: what fails now is ours.
  await Promise.all(files);
}

/** Bytes that are parsed without a break: hundreds of small values, some milliseconds. */
const SLICE_BYTES = 16_384;

/**
 * Lets other requests be answered after each slice: what has arrived of several large forms would otherwise be read in one
 * go, megabytes of each.
 */
async function* unhurried(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    for (let from = 0; from < piece.length; from += SLICE_BYTES) {
      yield piece.subarray(from, from + SLICE_BYTES);
      await setImmediate();
    }
  }
}

async function discard({ content }: PostedFile): Promise<void> {
  content.resume();
}

function parserFor(request: Request): busboy.Busboy {
  try {
    return busboy({
      headers: { 'content-type': request.headers.get('content-type') ?? '' },
      defParamCharset: 'utf8',
      // A name that climbs out of its folder is to be refused, not tidied.
      preservePath: true,
      limits: { fieldNameSize: MAX_NAME_BYTES, fields: MAX_FIELDS, fieldSize: MAX_FIELD_BYTES, files: MAX_FILES },
    });
  } catch {
    throw new AppError('bad_request', 'not a form');
  }
}

/** The last value posted under a name, as a browser means it for radio buttons and buttons; null when there is none. */
export function lastValue(form: PostedForm, name: string): string | null {
  return form.get(name)?.at(-1) ?? null;
}
