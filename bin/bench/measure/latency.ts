import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

const POLL_MS = 20;

/** Asks again and again, on a thread of its own: what the load costs to make must not be measured with it. */
const WATCH = `
  const { parentPort, workerData } = require('node:worker_threads');
  const durationsMs = [];
  let isOver = false;
  parentPort.once('message', () => { isOver = true; });
  (async () => {
    while (!isOver) {
      const startedAt = performance.now();
      await fetch(workerData.url).then((answer) => answer.text(), () => {});
      durationsMs.push(performance.now() - startedAt);
      await new Promise((resolve) => setTimeout(resolve, workerData.pollMs));
    }
    parentPort.postMessage(durationsMs.sort((one, other) => one - other));
  })();
`;

/** How long `/livez` takes from now on. What it returns ends the watch, and tells every duration, in ms, sorted. */
export function watchLatency(origin: URL): () => Promise<number[]> {
  const workerData = { url: new URL('/livez', origin).href, pollMs: POLL_MS };
  const watcher = new Worker(WATCH, { eval: true, workerData });
  return async () => {
    watcher.postMessage('over');
    const [durationsMs] = await once(watcher, 'message');
    await watcher.terminate();
    return durationsMs;
  };
}
