/**
 * What a form was drawn from: for each of its inputs, the mark of what it held. Marks that follow the first are of what
 * this page has sent since, and of which it does not know whether it arrived. An input that was empty has none.
 */
export type Seen = ReadonlyMap<string, readonly string[]>;

/** Name of the input that carries, in a form, what it was drawn from. */
export const SEEN_INPUT = 'seen';

/**
 * A short mark that two texts share only when they are the same; '' for no text. Browsers compute it too, at each key
 * pressed: hence no digest of cryptography, for which they would have to wait. Line breaks count the same however written.
 */
export function markOf(text: string | undefined): string {
  if (!text) return '';
  const whole = text.replace(/\r\n?/g, '\n');
  let [first, second] = [0x811c9dc5, 0x1b873593];
  for (let place = 0; place < whole.length; place++) {
    const unit = whole.charCodeAt(place);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit, 0x85ebca6b);
    second ^= second >>> 13;
  }
  return [whole.length, first >>> 0, second >>> 0].map((number) => number.toString(36)).join('.');
}

export function marksOf(entries: ReadonlyMap<string, string>): Seen {
  return new Map([...entries].filter(([, text]) => text !== '').map(([name, text]) => [name, [markOf(text)]]));
}

/** Whether this is what was seen of an input, or what its page has sent since. */
export function wasSeen(seen: Seen, name: string, text: string | undefined): boolean {
  const [drawn = '', ...sent] = seen.get(name) ?? [];
  const mark = markOf(text);
  return mark === drawn || sent.includes(mark);
}

/** Names of what somebody saved since a form was drawn: what is not, or no longer, what was seen. */
export function savedSince(seen: Seen, saved: ReadonlyMap<string, string>): string[] {
  return [...new Set([...seen.keys(), ...saved.keys()])].filter((name) => !wasSeen(seen, name, saved.get(name)));
}

export function writeSeen(seen: Seen): string {
  return JSON.stringify(Object.fromEntries(seen));
}

/** Undefined when the form does not say what it was drawn from, or says it in a way that is not ours. */
export function readSeen(text: string | null): Seen | undefined {
  try {
    const written: unknown = JSON.parse(text ?? '');
    const marks = Object.entries(written as object).filter((entry): entry is [string, string[]] => isMarks(entry[1]));
    return new Map(marks);
  } catch {
    return undefined;
  }
}

function isMarks(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((mark) => typeof mark === 'string');
}
