import { setTimeout as delay } from 'node:timers/promises';
import { StopError } from '@/bin/terminal/stop-error';

const pollMs = 100;
const requestTimeoutMs = 5_000;

/** The loopback address that reaches a server listening on `host`. */
export function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

/** Waits until an address answers 200. Throws a StopError after `timeoutMs`; ends early when `signal` is aborted. */
export async function waitUntilReady(url: string, signal: AbortSignal, timeoutMs = 60_000): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  for (let answer = ''; ; await delay(pollMs, undefined, { signal })) {
    try {
      const response = await fetch(url, {
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(requestTimeoutMs)]),
      });
      await response.body?.cancel();
      if (response.status === 200) return;
      answer = `réponse ${response.status}`;
    } catch {
      answer = 'pas de réponse';
    }
    signal.throwIfAborted();
    if (performance.now() > deadline)
      throw new StopError(`${url} n’est pas prêt après ${timeoutMs / 1000} s (${answer}).`);
  }
}
