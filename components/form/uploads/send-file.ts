import { noteDossier } from './dossier';

/** A file that the server keeps, as a page lists it. `key` is its id, and ends its address. */
export type GivenFile = { key: string; name: string; href: string; text: string; scan: string; removeLabel: string };

export type Outcome =
  | { kind: 'kept'; file: GivenFile }
  /** Sent again, it would be refused again. */
  | { kind: 'refused'; message: string }
  /** May be sent again; no message when no answer came. */
  | { kind: 'failed'; message?: string }
  | { kind: 'cancelled' };

export type Sending = {
  address: string;
  /** Names this upload: sent again after a lost answer, the file is kept once. */
  key: string;
  inputName: string;
  file: File;
  /** Key of the file whose place it takes. */
  replaces?: string;
  onSent: (bytes: number) => void;
  signal: AbortSignal;
};

type Answered = {
  file?: { id: string; name: string; href: string; text: string; scan: string; remove_label: string };
  dossier?: { size_bytes: number };
  error?: { message: string };
};

/** A network that carries nothing for this long is lost; the server's own work, afterwards, takes the time it takes. */
const SILENCE_MS = 60_000;
/** Of a file that is wrong, of a page that is out of date. Anything else may pass: a restart, an access that comes back. */
const FINAL = [403, 404, 409, 413, 422];

/** Posts one file. By XMLHttpRequest: `fetch` does not say how much of a body has left. */
export function sendFile({ address, key, inputName, file, replaces, onSent, signal }: Sending): Promise<Outcome> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const giveUp = () => request.abort();
    let silence: ReturnType<typeof setTimeout> | undefined;
    const listen = () => {
      clearTimeout(silence);
      silence = setTimeout(giveUp, SILENCE_MS);
    };
    const end = (outcome: Outcome) => {
      clearTimeout(silence);
      signal.removeEventListener('abort', giveUp);
      resolve(outcome);
    };
    request.upload.onprogress = ({ loaded, total }) => {
      listen();
      onSent((loaded / total) * file.size);
    };
    request.upload.onload = () => {
      clearTimeout(silence);
      onSent(file.size);
    };
    request.onload = () => end(outcomeOf(request.status, request.responseText));
    request.onerror = () => end({ kind: 'failed' });
    request.onabort = () => end({ kind: signal.aborted ? 'cancelled' : 'failed' });
    signal.addEventListener('abort', giveUp);
    const body = new FormData();
    body.append(inputName, file);
    request.open('POST', replaces ? `${address}?${new URLSearchParams({ replaces })}` : address);
    request.setRequestHeader('Idempotency-Key', key);
    request.send(body);
    listen();
  });
}

/** Removes a file; false when it could not be done, with the server's reason if it gave one. */
export async function removeFile(address: string): Promise<{ isGone: boolean; message?: string }> {
  try {
    const answer = await fetch(address, { method: 'DELETE', cache: 'no-store' });
    const { dossier, error } = read(await answer.text());
    noteDossier(dossier);
    return { isGone: answer.ok || answer.status === 404, message: error?.message };
  } catch {
    return { isGone: false };
  }
}

function outcomeOf(status: number, text: string): Outcome {
  const { file, dossier, error } = read(text);
  noteDossier(dossier);
  if (file) {
    const { id, name, href, text, scan, remove_label } = file;
    return { kind: 'kept', file: { key: id, name, href, text, scan, removeLabel: remove_label } };
  }
  if (error && FINAL.includes(status)) return { kind: 'refused', message: error.message };
  return { kind: 'failed', message: error?.message };
}

/** A proxy that answers for the server does not speak JSON. */
function read(text: string): Answered {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}
