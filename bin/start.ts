import { env } from 'node:process';
import { type Configuration, readConfiguration } from './launcher/configuration';
import { demoAccount } from './launcher/demo-account';
import { launch } from './launcher/launch';
import { runUntilStopped } from './launcher/run-until-stopped';
import { projectFolder } from './machine/project';
import { say } from './terminal/say';

const startedAt = performance.now();

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

await runUntilStopped(async (life) => {
  const configuration = readConfiguration(env, projectFolder);
  await launch(configuration, life);
  announce(configuration);
});
