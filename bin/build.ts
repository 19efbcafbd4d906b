import process, { exit } from 'node:process';
import { buildIfNeeded } from './build-if-needed';
import { onInterruption } from './interruption';
import { complain, say } from './say';
import { explain } from './stop-error';

/** `npm run build`: what `npm start` and `npm run serve` would build, beforehand, so that they only start. */
const ending = new AbortController();
onInterruption(() => ending.abort());
try {
  await buildIfNeeded(ending.signal);
  say('L’application est construite.');
} catch (error) {
  process.exitCode = 1;
  if (!ending.signal.aborted) complain(explain(error));
}
exit();
