import { once } from 'node:events';
import process, { exit } from 'node:process';
import { onInterruption } from '@/bin/terminal/interruption';
import { complain, say } from '@/bin/terminal/say';
import { explain } from '@/bin/terminal/stop-error';
import type { Life } from './watch';

/** Somebody asked for the end: it is not a failure. */
class Interruption extends Error {}

type Stop = { name: string; stop: () => void | Promise<void> };

/**
 * Runs what `start` starts until somebody asks for the end or something fails, stops all of it in reverse order, and ends
 * the process: with 0 when the end was asked for.
 */
export async function runUntilStopped(start: (life: Life) => Promise<void>): Promise<never> {
  const ending = new AbortController();
  const toStop: Stop[] = [];
  const life: Life = {
    signal: ending.signal,
    end: (reason) => ending.abort(reason),
    atEnd: (name, stop) => toStop.unshift({ name, stop }),
  };
  onInterruption(() => {
    if (!ending.signal.aborted) say('\nArrêt en cours…');
    life.end(new Interruption());
  });
  for (const event of ['uncaughtException', 'unhandledRejection']) process.on(event, (error) => life.end(error));

  try {
    await start(life);
    if (process.connected) process.send?.('ready');
    ending.signal.throwIfAborted();
    await once(ending.signal, 'abort');
  } catch (error) {
    life.end(error as Error);
  }

  const { reason } = ending.signal;
  if (!(reason instanceof Interruption)) {
    process.exitCode = 1;
    complain(explain(reason));
  }
  await stopAll(toStop);
  if (reason instanceof Interruption) say('Tout est arrêté.');
  exit();
}

async function stopAll(toStop: Stop[]): Promise<void> {
  for (const { name, stop } of toStop) {
    try {
      await stop();
    } catch (error) {
      process.exitCode = 1;
      complain(`${name} : ${explain(error)}`);
    }
  }
}
