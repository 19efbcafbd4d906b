import { type ClientRequest, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { startInstance } from '@/bin/launcher/instance';
import { drawTable } from '@/bin/terminal/table';
import { quantile } from './load';
import { watchLatency } from './measure/latency';
import { listenerOf, residentBytes } from './measure/resident-memory';

const MEGABYTE = 1_000_000;
const FORM = 'application/x-www-form-urlencoded';
const AIMS = { duringMegabytes: 100, afterMegabytes: 30, p99Ms: 200 };
const POLL_MS = 20;
/** Memory is to be given back within a minute. Nothing is asked meanwhile: pages that are drawn take memory of their own. */
const AFTER_MS = 60_000;
const FLOOD_MS = 90_000;
/** After so many pages, drawing one more no longer adds to the memory of a process. */
const VISITS = 2_000;
const AT_ONCE = 8;

/** What a client without a cookie or an account may send, again and again, until `until` is aborted. */
type Flood = { name: string; run(origin: URL, until: AbortSignal): Promise<unknown> };

const nowhere = '/candidate/market_applications/FT20261122AAAAAAAA/company_identification';

/** Bodies are made as they are sent: what the load holds is not what is measured. */
const FLOODS: Flood[] = [
  {
    name: 'formulaires de 24 Mo sans accès',
    run: (origin) => posts(origin, 8, nowhere, multipart(textParts(20, 480_000), fileParts(14 * MEGABYTE))),
  },
  {
    name: 'un texte de 24 Mo sans accès',
    run: (origin) => posts(origin, 8, nowhere, multipart(textParts(1, 24 * MEGABYTE))),
  },
  {
    name: '300 000 petites réponses sans accès',
    run: (origin) => posts(origin, 8, nowhere, multipart(textParts(300_000, 1))),
  },
  {
    name: 'fichiers de 24 Mo sans accès',
    run: (origin) => posts(origin, 8, nowhere, multipart(fileParts(24 * MEGABYTE))),
  },
  {
    name: 'configuration de marché, 24 Mo',
    run: (origin) => posts(origin, 8, '/buyer/public_markets/VR-2026-AAAAAAAAAAAA/setup', urlencoded(24 * MEGABYTE)),
  },
  {
    name: 'connexion à la console, 24 Mo',
    run: (origin) => posts(origin, 8, '/admin/sign_in/password', urlencoded(24 * MEGABYTE)),
  },
  {
    name: 'vérification d’un fichier, 100 Mo',
    run: (origin) => posts(origin, 4, '/verification/file', multipart(fileParts(100 * MEGABYTE))),
  },
  {
    name: 'OAuth, 900 000 paramètres',
    run: (origin) => posts(origin, 8, '/oauth/token', { type: FORM, pieces: repeat('a=&', 900_000) }),
  },
  {
    name: 'JSON imbriqué, 10 Mo',
    run: (origin) =>
      posts(origin, 8, '/api/v1/public_markets', { type: 'application/json', pieces: repeat('[', 10 * MEGABYTE) }),
  },
  {
    name: 'appels du moteur, 24 Mo',
    run: (origin) =>
      posts(origin, 8, '/api/inngest?fnId=x', { type: 'application/json', pieces: repeat(' ', 24 * MEGABYTE) }),
  },
  { name: '500 envois à moitié ouverts', run: (origin, until) => halfOpen(origin, 500, until) },
];

type Body = { type: string; pieces: () => Iterable<string> };

const multipart = (...parts: (() => Iterable<string>)[]): Body => ({
  type: 'multipart/form-data; boundary=b',
  *pieces() {
    for (const pieces of parts) yield* pieces();
    yield '--b--\r\n';
  },
});
const urlencoded = (size: number): Body => ({ type: FORM, pieces: repeat('email=aaaaaaaaaaaaaaaaaaaaa&', size) });

/** So many pieces of text, a megabyte of them at a time. */
function repeat(text: string, size: number): () => Iterable<string> {
  const piece = text.repeat(Math.ceil(MEGABYTE / text.length));
  return function* () {
    for (let left = text.length === 1 ? size : size * text.length; left > 0; left -= piece.length)
      yield piece.slice(0, left);
  };
}

/** So many texts, together in pieces of a megabyte at most. */
function textParts(count: number, size: number): () => Iterable<string> {
  const text = 'x'.repeat(Math.min(size, MEGABYTE));
  return function* () {
    let piece = '';
    for (let rank = 0; rank < count; rank += 1) {
      piece += `--b\r\nContent-Disposition: form-data; name="champ_${rank % 100}.text"\r\n\r\n`;
      for (let left = size; left > 0; left -= text.length) {
        piece += text.slice(0, left);
        if (piece.length < MEGABYTE) continue;
        yield piece;
        piece = '';
      }
      piece += '\r\n';
    }
    yield piece;
  };
}

function fileParts(size: number): () => Iterable<string> {
  return function* () {
    yield '--b\r\nContent-Disposition: form-data; name="fichier"; filename="banc.pdf"\r\n\r\n';
    yield* repeat('%PDF', size / 4)();
    yield '\r\n';
  };
}

/** Every post at once, each twice. What is answered, or that the connection is cut, does not matter here. */
async function posts(origin: URL, count: number, path: string, body: Body): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    await Promise.all(Array.from({ length: count }, () => post(new URL(path, origin), body)));
  }
}

function post(url: URL, { type, pieces }: Body): Promise<void> {
  return new Promise((resolve) => {
    const headers = { 'content-type': type, 'transfer-encoding': 'chunked', authorization: 'Bearer x' };
    const sent = request(url, { method: 'POST', headers, agent: false });
    sent.on('error', () => resolve()).on('close', resolve);
    sent.on('response', (answer) => answer.resume());
    void write();
    async function write(): Promise<void> {
      for (const piece of pieces()) {
        if (sent.destroyed) return;
        if (!sent.write(piece)) await drained(sent);
      }
      sent.end();
    }
  });
}

function drained(sent: ClientRequest): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      sent.off('drain', done).off('close', done);
      resolve();
    };
    sent.on('drain', done).on('close', done);
  });
}

/** Uploads that begin and never go on. */
async function halfOpen(origin: URL, count: number, until: AbortSignal): Promise<void> {
  const begun = '--b\r\nContent-Disposition: form-data; name="a.text"\r\n\r\n'.padEnd(50_000, 'x');
  const head = `POST ${nowhere} HTTP/1.1\r\nHost: ${origin.host}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 100000000\r\n\r\n`;
  const sockets: Socket[] = Array.from({ length: count }, () => {
    const socket = connect(Number(origin.port), origin.hostname).on('error', () => {});
    socket.write(head + begun);
    return socket.resume();
  });
  const ended = Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve))));
  await Promise.race([ended, new Promise((resolve) => until.addEventListener('abort', resolve))]);
  for (const socket of sockets) socket.destroy();
}

type Seen = { duringMegabytes: number; afterMegabytes: number; p99Ms: number; samePid: boolean; seconds: number };

async function measure({ run }: Flood, origin: URL, restBytes: number, pid: number): Promise<Seen> {
  const endLatency = watchLatency(origin);
  let peakBytes = 0;
  const watch = setInterval(() => {
    peakBytes = Math.max(peakBytes, residentBytes(pid));
  }, POLL_MS);
  const startedAt = performance.now();
  await run(origin, AbortSignal.timeout(FLOOD_MS));
  const seconds = (performance.now() - startedAt) / 1000;
  clearInterval(watch);
  const p99Ms = quantile(await endLatency(), 0.99);
  return {
    duringMegabytes: (peakBytes - restBytes) / MEGABYTE,
    afterMegabytes: await megabytesAfter(restBytes, pid),
    p99Ms,
    samePid: listenerOf(Number(origin.port)) === pid,
    seconds,
  };
}

/** What is held over the rest a minute later, or sooner once it is within the aim. */
async function megabytesAfter(restBytes: number, pid: number): Promise<number> {
  const held = () => (residentBytes(pid) - restBytes) / MEGABYTE;
  const end = performance.now() + AFTER_MS;
  while (held() > AIMS.afterMegabytes && performance.now() < end) {
    await delay(POLL_MS);
  }
  return held();
}

/** What a process holds once it has done each thing that it does: its pages, a form, a token, a file. */
async function warmUp(origin: URL): Promise<void> {
  const small = { type: FORM, pieces: repeat('a=&', 10) };
  for (let round = 0; round < 100; round += 1) {
    for (const path of ['/', '/livez', '/candidat', '/admin/sign_in', '/verification']) {
      await fetch(new URL(path, origin)).then((answer) => answer.text());
    }
    await posts(origin, 2, nowhere, multipart(textParts(4, 100_000)));
    for (const path of ['/oauth/token', '/api/v1/public_markets', '/admin/sign_in/password', '/api/inngest']) {
      await posts(origin, 1, path, small);
    }
    await posts(origin, 1, '/verification/file', multipart(fileParts(2 * MEGABYTE)));
  }
  const visit = () => fetch(new URL('/', origin)).then((answer) => answer.text());
  for (let count = 0; count < VISITS; count += AT_ONCE) await Promise.all(Array.from({ length: AT_ONCE }, visit));
}

/** Floods by strangers, one after the other, on one process: memory over its rest, and what others wait meanwhile. */
export async function benchFloods(): Promise<string> {
  const instance = await startInstance({ RATE_LIMITS: 'off', LOG_LEVEL: 'error' }, 'bench-floods');
  try {
    return await floodOne(new URL(instance.applicationUrl.replace('localhost', '127.0.0.1')));
  } finally {
    await instance.stop();
  }
}

/** The same, of the process that listens at `origin`. */
async function floodOne(origin: URL): Promise<string> {
  const pid = listenerOf(Number(origin.port)) ?? 0;
  await warmUp(origin);
  await delay(AFTER_MS / 4);
  const restBytes = residentBytes(pid);
  const data: Record<string, string>[] = [];
  for (const flood of FLOODS) data.push(rowOf(flood.name, await measure(flood, origin, restBytes, pid)));
  const { duringMegabytes, afterMegabytes, p99Ms } = AIMS;
  const aims = `visé : + ${duringMegabytes} Mo, + ${afterMegabytes} Mo une minute après, ${p99Ms} ms`;
  const title = `\nInondations, sans compte (${Math.round(restBytes / MEGABYTE)} Mo au repos ; ${aims})`;
  return `${title}\n${drawTable({ data })}`;
}

function rowOf(name: string, { duringMegabytes, afterMegabytes, p99Ms, samePid, seconds }: Seen) {
  const reached =
    duringMegabytes <= AIMS.duringMegabytes && afterMegabytes <= AIMS.afterMegabytes && p99Ms <= AIMS.p99Ms && samePid;
  return {
    '': name,
    pendant: `${signed(duringMegabytes)} Mo`,
    'une minute après': `${signed(afterMegabytes)} Mo`,
    '/livez p99': `${Math.round(p99Ms)} ms`,
    durée: `${seconds.toFixed(1).replace('.', ',')} s`,
    processus: samePid ? 'le même' : 'UN AUTRE',
    atteint: reached ? 'oui' : 'NON',
  };
}

const signed = (value: number) => `${value < 0 ? '−' : '+'} ${Math.abs(Math.round(value))}`;
