import { randomUUID } from 'node:crypto';
import type { Masker } from './masking';

/** One call as the pages show it: masked already, so that no page can leak by forgetting to. */
export type ShownCall = {
  method: string;
  url: string;
  requestHeaders: string[];
  requestBody: string | null;
  /** Null when nothing answered. */
  status: number | null;
  requestId: string | null;
  responseBody: string;
  durationMs: number;
};

export type RawCall = Omit<ShownCall, 'requestHeaders'> & { requestHeaders: Record<string, string> };

const shownBodyLength = 8000;

/** Turns a call into what may be shown of it. */
export function showCall(call: RawCall, masker: Masker): ShownCall {
  return {
    ...call,
    url: masker(call.url),
    requestHeaders: Object.entries(call.requestHeaders).map(([name, value]) => masker(`${name}: ${value}`)),
    requestBody: call.requestBody === null ? null : masker(call.requestBody),
    responseBody: shorten(masker(indentJson(call.responseBody))),
  };
}

function indentJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function shorten(text: string): string {
  return text.length > shownBodyLength ? `${text.slice(0, shownBodyLength)}…` : text;
}

/** Calls made by a form, kept for the page that its redirection leads to. Bounded: the oldest are forgotten. */
export type CallShelf = {
  keep: (calls: ShownCall[]) => string;
  find: (key: string | null) => ShownCall[];
};

const maxKept = 100;

/** Makes an empty store of calls. */
export function createCallShelf(): CallShelf {
  const kept = new Map<string, ShownCall[]>();
  return {
    keep(calls) {
      const key = randomUUID();
      kept.set(key, calls);
      const oldest = kept.keys().next();
      if (kept.size > maxKept && !oldest.done) kept.delete(oldest.value);
      return key;
    },
    find: (key) => (key === null ? [] : (kept.get(key) ?? [])),
  };
}
