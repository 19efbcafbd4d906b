import { useEffect, useRef, useState } from 'react';
import { useSaid } from '@/components/form/use-said';
import { dossier, sizeProblem, takeRoom } from './dossier';
import { uploadsChanged, watchPage } from './page-watch';
import { type GivenFile, type Outcome, removeFile, sendFile } from './send-file';
import { withUploadSlot } from './upload-slots';
import type { UploadText } from './upload-text';

/** A file that goes up, or did not go through. */
export type Upload = {
  key: string;
  file: File;
  replaces?: string;
  state: 'waiting' | 'sending' | 'cancelling' | 'failed' | 'refused';
  sentBytes: number;
  message: string;
};

/** Names an upload, on the page and for the server, which keeps it once however often it is sent. */
const newKey = () =>
  `upload-${[...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;

type Given = { inputName: string; address: () => string; files: readonly GivenFile[]; text: UploadText };

/** The files of one input in the browser: those that the server keeps, those on their way, and what to say aloud. */
export function useUploads({ inputName, address, files: given, text }: Given) {
  const [files, setFiles] = useState(given);
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const [removing, setRemoving] = useState<readonly string[]>([]);
  const [said, say] = useSaid();
  const stops = useRef(new Map<string, AbortController>());
  /** Cancelled when all of it had left: the server keeps it by then, or is about to. */
  const tooLateToStop = useRef(new Set<string>());

  const change = (key: string, changed: Partial<Upload>) =>
    setUploads((all) => all.map((upload) => (upload.key === key ? { ...upload, ...changed } : upload)));
  const forget = (key: string) => setUploads((all) => all.filter((upload) => upload.key !== key));

  const send = async ({ key, file, replaces }: Upload) => {
    const stop = new AbortController();
    stops.current.set(key, stop);
    const freeRoom = takeRoom(file.size);
    stop.signal.addEventListener('abort', freeRoom);
    let half = file.size / 2;
    const onSent = (sentBytes: number) => {
      change(key, { sentBytes });
      if (sentBytes < half || sentBytes === file.size) return;
      half = Number.POSITIVE_INFINITY;
      say(text.half(file.name));
    };
    const outcome = await withUploadSlot(stop.signal, () => {
      change(key, { state: 'sending' });
      return sendFile({ address: address(), key, inputName, file, replaces, onSent, signal: stop.signal });
    });
    freeRoom();
    if (outcome) await end(key, file, outcome, replaces);
  };

  const end = async (key: string, file: File, outcome: Outcome, replaces?: string) => {
    if (outcome.kind === 'cancelled') return;
    const isUnwanted = tooLateToStop.current.has(key);
    if (isUnwanted && (outcome.kind !== 'kept' || (await removeFile(`${address()}/${outcome.file.key}`)).isGone)) {
      forget(key);
      return say(text.cancelled(file.name));
    }
    if (outcome.kind === 'kept') {
      forget(key);
      setFiles((all) => withKept(all, outcome.file, replaces));
      const total = dossier.get();
      const all = total ? ` ${text.dossier(total.sizeBytes, total.limitBytes)}` : '';
      return say(text.kept(file.name, outcome.file.scan) + all);
    }
    const message = outcome.message ?? text.lost(file.name);
    change(key, { state: outcome.kind, message });
    say(message);
  };

  const start = (chosen: readonly File[], replaces?: string) => {
    const begun = chosen.map((file): Upload => {
      const problem = sizeProblem(file.size, replaces !== undefined);
      const upload = { key: newKey(), file, replaces, sentBytes: 0 };
      if (problem) return { ...upload, state: 'refused', message: text[problem](file.name) };
      return { ...upload, state: 'waiting', message: '' };
    });
    setUploads((all) => [...all, ...begun]);
    const waiting = begun.filter((upload) => upload.state === 'waiting');
    for (const upload of waiting) void send(upload);
    const words = begun.filter((upload) => upload.state === 'refused').map((upload) => upload.message);
    if (waiting.length > 0) words.push(text.started(waiting.map((upload) => upload.file.name)));
    if (words.length > 0) say(words.join(' '));
  };

  const refuse = (file: File, message: string) => {
    setUploads((all) => [...all, { key: newKey(), file, state: 'refused', sentBytes: 0, message }]);
    say(message);
  };

  const retry = (upload: Upload) => {
    change(upload.key, { state: 'waiting', sentBytes: 0, message: '' });
    say(text.started([upload.file.name]));
    void send(upload);
  };

  /** Gives up a file that goes up, or puts away what was said of one. */
  const dismiss = ({ key, file, replaces, state, sentBytes }: Upload) => {
    if (state === 'sending' && sentBytes >= file.size) {
      // What it replaces is gone already, or about to: it stays, to be removed by its own button.
      if (!replaces) tooLateToStop.current.add(key);
      return change(key, { state: 'cancelling' });
    }
    stops.current.get(key)?.abort();
    forget(key);
    if (state === 'waiting' || state === 'sending') say(text.cancelled(file.name));
  };

  const remove = async ({ key, text: file }: GivenFile) => {
    setRemoving((all) => [...all, key]);
    const { isGone, message } = await removeFile(`${address()}/${key}`);
    setRemoving((all) => all.filter((other) => other !== key));
    if (isGone) setFiles((all) => all.filter((other) => other.key !== key));
    say(isGone ? text.removed(file) : (message ?? text.notRemoved(file)));
    return isGone ? null : (message ?? text.notRemoved(file));
  };

  useEffect(watchPage, []);
  // The card that this input is in was removed: what was on its way has nowhere to go.
  useEffect(() => {
    const running = stops.current;
    return () => {
      for (const stop of running.values()) stop.abort();
    };
  }, []);
  // After each change is drawn: `uploadsChanged` reads the state of the uploads from the page.
  useEffect(() => uploadsChanged());
  useOnline(() => {
    for (const upload of uploads) if (upload.state === 'failed') retry(upload);
  });
  return { files, uploads, removing, said, start, refuse, retry, dismiss, remove };
}

function withKept(files: readonly GivenFile[], kept: GivenFile, replaces?: string): readonly GivenFile[] {
  if (!files.some((file) => file.key === replaces)) return [...files, kept];
  return files.map((file) => (file.key === replaces ? kept : file));
}

/** Calls the latest of what it is given when the network is back. */
function useOnline(back: () => void): void {
  const latest = useRef(back);
  useEffect(() => {
    latest.current = back;
  });
  useEffect(() => {
    const onOnline = () => latest.current();
    window.addEventListener('online', onOnline);
    return () => window.removeEventListener('online', onOnline);
  }, []);
}
