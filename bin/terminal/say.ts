import { stderr, stdout } from 'node:process';

// A terminal that has gone away (a closed window, `npm start | head`) must not take the launcher down half-way.
for (const stream of [stdout, stderr]) stream.on('error', () => {});

/** The levels of the application's own log (pino). */
const INFO = 30;
const WARN = 40;
const ERROR = 50;

let asJson = false;

/** From now on everything goes to the standard output, a JSON line at a time, as the application's own log does. */
export function speakJson(): void {
  asJson = true;
}

const inJson = (level: number, text: string, more: Record<string, string> = {}): string =>
  `${JSON.stringify({ level, time: new Date().toISOString(), ...more, msg: text.trim() })}\n`;

/** Writes one line, or several, to the standard output. */
export const say = (text: string): void => void stdout.write(asJson ? inJson(INFO, text) : `${text}\n`);

/** Writes one line, or several, to the standard error; in JSON, an error to the standard output. */
export const complain = (text: string): void =>
  void (asJson ? stdout.write(inJson(ERROR, text)) : stderr.write(`${text}\n`));

/** Writes a warning: what works, and is hardly what was meant. */
export const warn = (text: string): void =>
  void (asJson ? stdout.write(inJson(WARN, text)) : stderr.write(`${text}\n`));

/** Passes on a line of one of our processes: after its name; in JSON, as it is when it is JSON already. */
export function passOn(name: string, line: string, from: 'stdout' | 'stderr'): void {
  if (asJson) {
    stdout.write(isJson(line) ? `${line}\n` : inJson(from === 'stdout' ? INFO : ERROR, line, { process: name }));
  } else if (from === 'stdout') say(`[${name}] ${line}`);
  else complain(`[${name}] ${line}`);
}

function isJson(line: string): boolean {
  try {
    return line.startsWith('{') && typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}
