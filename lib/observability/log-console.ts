import { log } from './log';
import { withoutValues } from './without-values';

// Next.js bundles `instrumentation.ts` and the routes apart: a module variable would exist twice.
const registry = globalThis as typeof globalThis & { passeMarcheLogsConsole?: boolean };

const LEVELS = { error: 'error', warn: 'warn', info: 'info', log: 'info', debug: 'debug', trace: 'debug' } as const;
/** Of a text, what is told of it: a line that a library wrote, never a page of it. */
const MAX_CHARACTERS = 500;

/**
 * From here on, what anybody writes to the console of this process goes to the log: a JSON line, with the id of the
 * request, its errors without a value. Next.js prints there each error that nobody caught, with all its properties; of a
 * failed query these are what people typed. Once per process.
 */
export function logConsole(): void {
  if (registry.passeMarcheLogsConsole) return;
  registry.passeMarcheLogsConsole = true;
  for (const [method, level] of Object.entries(LEVELS) as [
    keyof typeof LEVELS,
    (typeof LEVELS)[keyof typeof LEVELS],
  ][]) {
    console[method] = (...written: unknown[]) => {
      const err = written.find((part) => part instanceof Error);
      const text = written.filter((part) => typeof part === 'string').map(withoutValues);
      log()[level]({ ...(err && { err }) }, text.join(' ').trim().slice(0, MAX_CHARACTERS) || 'console');
    };
  }
}
