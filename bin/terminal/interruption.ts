import process from 'node:process';

/**
 * Calls `handler` each time somebody asks this process to end: Ctrl-C, SIGTERM, SIGHUP, or the death of the process
 * that started it (which holds the other end of our channel), even by `kill -9`.
 */
export function onInterruption(handler: (reason: string) => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => handler(signal));
  if (process.connected) process.on('disconnect', () => handler('disconnect'));
}
