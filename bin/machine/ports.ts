import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { StopError } from '@/bin/terminal/stop-error';

const pollMs = 100;

/** A TCP port read from a setting. Throws a StopError naming the setting when it is not a whole number of 1–65535. */
export function parsePort(name: string, value: string | undefined, fallback: number): number {
  if (value === undefined || value === '') return fallback;
  const port = Number(value);
  if (/^\d{1,5}$/.test(value) && port >= 1 && port <= 65535) return port;
  throw new StopError(`${name} doit être un numéro de port entre 1 et 65535 (reçu : « ${value} »).`);
}

/** Listens for an instant. Returns the port, or the code of the error that prevented it. */
function tryListening(host: string, port: number): Promise<number | string> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}

/** What this process was given: a system may give a port that was let go of a moment ago once more. */
const given = new Set<number>();

/** A port of the loopback that nobody listens on at this instant, and another one at each call. */
export async function findFreePort(): Promise<number> {
  for (;;) {
    const port = await tryListening('127.0.0.1', 0);
    if (typeof port !== 'number') throw new StopError(`Aucun port libre sur 127.0.0.1 (${port}).`);
    if (given.has(port)) continue;
    given.add(port);
    return port;
  }
}

/** Whether nobody listens on this port of the loopback at this instant. */
export const isFreePort = async (port: number): Promise<boolean> =>
  (await problemWith('127.0.0.1', port)) === undefined;

/** Whether a server accepts connections there. */
export async function isListening(host: string, port: number): Promise<boolean> {
  const socket = connect(port, host);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/**
 * Makes sure that a port can be listened on, and that `localhost` will not lead to somebody else's server on ::1.
 * Keeps trying for `patienceMs`. Throws a StopError naming the port and the setting that changes it.
 */
export async function requireFreePort(name: string, host: string, port: number, patienceMs = 0): Promise<void> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const problem = await problemWith(host, port);
    if (problem === undefined) return;
    if (problem !== 'EADDRINUSE' || performance.now() >= deadline)
      throw new StopError(explainProblem(problem, name, host, port));
    await delay(pollMs);
  }
}

async function problemWith(host: string, port: number): Promise<string | undefined> {
  const own = await tryListening(host, port);
  if (typeof own === 'string') return own;
  const other = await tryListening('::1', port);
  return other === 'EADDRINUSE' ? other : undefined;
}

function explainProblem(problem: string, name: string, host: string, port: number): string {
  if (problem === 'EADDRINUSE') {
    return `Le port ${port} est déjà pris. Libérez-le, ou choisissez-en un autre, par exemple ${name}=${port + 1}.`;
  }
  if (problem === 'EACCES') return `Le port ${port} (${name}) demande des droits d’administrateur.`;
  return `Impossible d’écouter sur ${host}:${port} (${name}) : ${problem}.`;
}
