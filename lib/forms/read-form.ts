import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import busboy from 'busboy';
import { AppError } from '@/lib/errors';

/** What comes with a file part: the name of its input, the name the person gave the file. */
export type PostedFile = { inputName: string; fileName: string; content: Readable };

export type PostedForm = ReadonlyMap<string, readonly string[]>;

const MAX_FIELDS = 5_000;
/** Busboy cuts longer names in silence, of urlencoded forms only, at 100 unless told: an answer would change its name. */
const MAX_NAME_BYTES = 1_000;
const MAX_FIELD_BYTES = 500_000;
/** All values together, names included: they are held in memory. */
const MAX_FORM_CHARACTERS = 10_000_000;
/** An input left empty is a file part too, and a step of many cards has several in each. */
const MAX_FILES = 1_000;

/**
 * Reads a posted form (multipart or urlencoded) as it arrives. Each file is handed to `onFile`, which must consume it;
 * nothing of a file is kept in memory. Throws `bad_request` when the form is malformed or stops half-way.
 */
export async function readForm(
  request: Request,
  onFile: (file: PostedFile, signal: AbortSignal) => Promise<void> = discard,
): Promise<PostedForm> {
  if (!request.body) return new Map();
  const parser = parserFor(request);
  const entries = new Map<string, string[]>();
  let characters = 0;
  const interrupted = new AbortController();
  const files: Promise<void>[] = [];
  parser.on('field', (name, value, { nameTruncated, valueTruncated }) => {
    if (nameTruncated || valueTruncated) parser.destroy(new AppError('too_large', 'a value is too long'));
    characters += name.length + value.length;
    if (characters > MAX_FORM_CHARACTERS) parser.destroy(new AppError('too_large', 'too much text'));
    entries.set(name, [...(entries.get(name) ?? []), value]);
  });
  parser.on('fieldsLimit', () => parser.destroy(new AppError('too_large', 'too many values')));
  parser.on('filesLimit', () => parser.destroy(new AppError('too_large', 'too many files')));
  parser.on('file', (inputName, content, { filename }) => {
    // A body that stops half-way fails the file's stream too, even while nobody reads it; the parser's error is the one told.
    content.on('error', () => {});
    const kept = onFile({ inputName, fileName: filename ?? '', content }, interrupted.signal);
    kept.catch(() => content.resume());
    files.push(kept);
  });
  try {
    await pipeline(Readable.fromWeb(request.body as WebStream), parser);
    await Promise.all(files);
    return entries;
  } catch (error) {
    interrupted.abort();
    await Promise.allSettled(files);
    if (error instanceof AppError) throw error;
    throw new AppError('bad_request', `the form did not arrive whole: ${error instanceof Error ? error.message : ''}`);
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
