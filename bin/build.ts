import process, { exit } from 'node:process';
import { buildIfNeeded } from './launcher/build-if-needed';
import { onInterruption } from './terminal/interruption';
import { complain, say } from './terminal/say';
import { explain } from './terminal/stop-error';

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
