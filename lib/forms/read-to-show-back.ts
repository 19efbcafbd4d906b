import { setImmediate } from 'node:timers/promises';
import { AppError } from '@/lib/errors';
import { type PostedForm, parseForm } from './read-form';

/** Contract §5: how much of a form posted without a grant is shown back. */
const MAX_CHARACTERS = 1_000_000;

/** Of all the forms that this process is reading so at the same time: whatever a crowd posts, no more is held. */
const MAX_CHARACTERS_AT_ONCE = 5_000_000;

let heldCharacters = 0;

export type FormToShowBack = {
  form: PostedForm;
  /** Names of the files that came with it. */
  files: readonly string[];
  /** Part of it was left out: it was too long, or too many came at once. */
  isCut: boolean;
};

/**
 * Reads a form that nobody will save, then has `show` make the page that shows it back. What does not fit in the limits is
 * let through and not kept, so that a person who typed less than that loses nothing. `show` gets null when the form
 * could not be read.
 */
export async function readToShowBack<Shown>(
  request: Request,
  show: (read: FormToShowBack | null) => Shown,
): Promise<Shown> {
  const held = new Held();
  try {
    const posted = await read(request, held);
    return await oneAtATime(() => show(posted));
  } finally {
    held.release();
  }
}

let lastDrawn: Promise<unknown> = Promise.resolve();

/** Draws after those that were asked for before, and lets other requests be answered first: a page may hold thousands of values. */
function oneAtATime<Shown>(draw: () => Shown): Promise<Shown> {
  const drawn = lastDrawn.then(() => setImmediate()).then(draw);
  lastDrawn = drawn.catch(() => {});
  return drawn;
}

async function read(request: Request, held: Held): Promise<FormToShowBack | null> {
  const form = new Map<string, string[]>();
  const files: string[] = [];
  try {
    await parseForm(
      request,
      async ({ fileName, content }) => {
        if (held.take(fileName.length) === fileName.length && fileName !== '') files.push(fileName);
        content.resume();
      },
      {
        onValue(name, value, isTruncated) {
          const kept = held.take(name.length + value.length) - name.length;
          if (isTruncated) held.isCut = true;
          if (kept < 0) return;
          const values = form.get(name);
          if (values) values.push(value.slice(0, kept));
          else form.set(name, [value.slice(0, kept)]);
        },
        // The rest is not read: a value costs more to read than to send.
        onTooMany(what) {
          held.isCut = true;
          throw new AppError('too_large', `too many ${what}`);
        },
      },
    );
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code !== 'too_large') return null;
  }
  return { form, files, isCut: held.isCut };
}

/** What one form holds of the characters that all may. */
class Held {
  isCut = false;
  private characters = 0;

  /** How many of the characters asked for may be kept. */
  take(asked: number): number {
    const given = Math.min(asked, MAX_CHARACTERS - this.characters, MAX_CHARACTERS_AT_ONCE - heldCharacters);
    if (given < asked) this.isCut = true;
    this.characters += given;
    heldCharacters += given;
    return given;
  }

  release(): void {
    heldCharacters -= this.characters;
    this.characters = 0;
  }
}
