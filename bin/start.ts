import { once } from 'node:events';
import process, { env, exit } from 'node:process';
import { type Configuration, readConfiguration } from './configuration';
import { demoAccount } from './demo-account';
import { onInterruption } from './interruption';
import { launch } from './launch';
import { projectFolder } from './project';
import { complain, say } from './say';
import { explain } from './stop-error';
import type { Life } from './watch';

/** Somebody asked for the end: it is not a failure. */
class Interruption extends Error {}

const startedAt = performance.now();
const ending = new AbortController();
const toStop: { name: string; stop: () => void | Promise<void> }[] = [];
const life: Life = {
  signal: ending.signal,
  end: (reason) => ending.abort(reason),
  atEnd: (name, stop) => toStop.unshift({ name, stop }),
};

function announce({ baseUrl, editorPort, demoWebhookUrl, dataFolder }: Configuration): void {
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).replace('.', ',');
  say(`
Passe Marché est prêt (${seconds} s).

  Application                   ${baseUrl}
  Plateforme de démonstration   http://localhost:${editorPort}

  Compte éditeur de démonstration
    client_id        ${demoAccount.clientId}
    client_secret    ${demoAccount.clientSecret}
    webhook_secret   ${demoAccount.webhookSecret}
    webhook          ${demoWebhookUrl}

  Données : ${dataFolder}
  Ctrl-C arrête tout.
`);
}

async function stopAll(): Promise<void> {
  for (const { name, stop } of toStop) {
    try {
      await stop();
    } catch (error) {
      process.exitCode = 1;
      complain(`${name} : ${explain(error)}`);
    }
  }
}

onInterruption(() => {
  if (!ending.signal.aborted) say('\nArrêt en cours…');
  life.end(new Interruption());
});
for (const event of ['uncaughtException', 'unhandledRejection']) process.on(event, (error) => life.end(error));

try {
  const configuration = readConfiguration(env, projectFolder);
  await launch(configuration, life);
  announce(configuration);
  if (process.connected) process.send?.('ready');
  ending.signal.throwIfAborted();
  await once(ending.signal, 'abort');
} catch (error) {
  life.end(error as Error);
}

const reason = ending.signal.reason;
if (!(reason instanceof Interruption)) {
  process.exitCode = 1;
  complain(explain(reason));
}
await stopAll();
if (reason instanceof Interruption) say('Tout est arrêté.');
exit();
