import { say } from '@/bin/terminal/say';
import type { Configuration } from './configuration';
import { demoAccount } from './demo-account';

/** Says where to go once everything answers, `startedAt` being when this process began; `more` is a last word. */
export function announce(configuration: Configuration, startedAt: number, more = ''): void {
  const { baseUrl, editorPort, registersPort, demoWebhookUrl, dataFolder } = configuration;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).replace('.', ',');
  say(`
Passe Marché est prêt (${seconds} s).

  Application                   ${baseUrl}
  Plateforme de démonstration   http://localhost:${editorPort}
  Messagerie de démonstration   http://localhost:${editorPort}/messagerie
  Registres simulés             http://localhost:${registersPort}

  Compte éditeur de démonstration
    client_id        ${demoAccount.clientId}
    client_secret    ${demoAccount.clientSecret}
    webhook_secret   ${demoAccount.webhookSecret}
    webhook          ${demoWebhookUrl}

  Données : ${dataFolder}
${more}  Ctrl-C arrête tout.
`);
}
