import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export type ClamdAddress = { host: string; port: number };

/** What clamd said of a file; `not_scanned`: it will never look at this one, its own limits forbid it. */
export type ScanAnswer =
  | { state: 'clean' }
  | { state: 'flagged'; threat: string }
  | { state: 'not_scanned'; why: string };

/** clamd did not answer: it is to be asked again. */
export class ClamdUnavailable extends Error {
  constructor(why: string) {
    super(`clamd did not answer: ${why}`);
    this.name = 'ClamdUnavailable';
  }
}

/** An analysis of 100 MB takes seconds; clamd gives up by itself after two minutes (MaxScanTime). */
const SILENCE_MS = 180_000;

/**
 * Streams a file to clamd (INSTREAM, clamd(8)): pieces, each after its length on four bytes, then a length of zero; the
 * answer is one line. Throws `ClamdUnavailable` when there is none.
 */
export async function scanWithClamd(
  { host, port }: ClamdAddress,
  content: AsyncIterable<Uint8Array>,
  { silenceMs = SILENCE_MS } = {},
): Promise<ScanAnswer> {
  const socket = connect({ host, port });
  socket.setTimeout(silenceMs, () => socket.destroy(new Error('silence')));
  const answered = readScanAnswer(socket);
  // Read even when sending fails: clamd answers « size limit exceeded » and closes while it is being sent to.
  answered.catch(() => {});
  try {
    await send(socket, content).catch(() => {});
    return await answered;
  } finally {
    socket.destroy();
  }
}

async function send(socket: Socket, content: AsyncIterable<Uint8Array>): Promise<void> {
  const closed = once(socket, 'close').catch(() => {});
  socket.write('zINSTREAM\0');
  for await (const piece of content) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(piece.byteLength);
    socket.write(length);
    if (!socket.writable) return;
    if (!socket.write(piece)) await Promise.race([once(socket, 'drain'), closed]);
  }
  socket.write(Buffer.alloc(4));
}

async function readScanAnswer(socket: Socket): Promise<ScanAnswer> {
  let text = '';
  try {
    for await (const piece of socket) {
      text += piece;
      if (text.includes('\0')) break;
    }
  } catch (error) {
    if (!text.includes('\0')) throw new ClamdUnavailable(error instanceof Error ? error.message : '');
  }
  const [line = ''] = text.split('\0');
  return interpret(line);
}

function interpret(line: string): ScanAnswer {
  if (line === 'stream: OK') return { state: 'clean' };
  const [, threat] = /^stream: (.+) FOUND$/.exec(line) ?? [];
  // Not a threat: clamd says so when it is set to tell what its limits kept it from reading (AlertExceedsMax).
  if (threat?.startsWith('Heuristics.Limits.Exceeded')) return { state: 'not_scanned', why: threat };
  if (threat) return { state: 'flagged', threat };
  if (/size limit exceeded/i.test(line)) return { state: 'not_scanned', why: line };
  throw new ClamdUnavailable(line || 'closed without a word');
}

const PING_MS = 1_000;

/** True when clamd answers PONG (PING, clamd(8)) within a second. */
export async function pingClamd({ host, port }: ClamdAddress): Promise<boolean> {
  const socket = connect({ host, port });
  socket.setTimeout(PING_MS, () => socket.destroy(new Error('silence')));
  socket.write('zPING\0');
  try {
    for await (const piece of socket) return String(piece).startsWith('PONG');
    return false;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
