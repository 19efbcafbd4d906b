import { stderr, stdout } from 'node:process';

// A terminal that has gone away (a closed window, `npm start | head`) must not take the launcher down half-way.
for (const stream of [stdout, stderr]) stream.on('error', () => {});

/** Writes one line, or several, to the standard output. */
export const say = (text: string): void => void stdout.write(`${text}\n`);

/** Writes one line, or several, to the standard error. */
export const complain = (text: string): void => void stderr.write(`${text}\n`);
