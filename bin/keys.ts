import { argv } from 'node:process';
import { listSigningKeys, rotateSigningKey } from '@/lib/oauth/rotate-signing-key';
import { type Command, runCommand } from './commands/run-command';

const usage = `Clés qui signent les jetons d’accès.

Usage : npm run keys -- <commande> [--json]

  list      toutes les clés
  rotate    retire la clé en service et en crée une autre : chaque processus l’emploie dans la minute,
            et les jetons déjà signés restent valides jusqu’à leur terme

Sans DATABASE_URL ni SECRET_KEY, la commande s’adresse à l’application lancée par « npm start ».`;

async function list() {
  const keys = await listSigningKeys();
  const data = keys.map((key) => ({
    kid: key.id,
    created_at: key.createdAt.toISOString(),
    retired_at: key.retiredAt?.toISOString() ?? null,
    honoured_until: key.honouredUntil?.toISOString() ?? null,
  }));
  return { data };
}

const commands: Record<string, Command> = {
  list: { options: [], words: 0, run: list },
  rotate: {
    options: [],
    words: 0,
    async run(_values, _word, now) {
      await rotateSigningKey(now);
      return list();
    },
  },
};

await runCommand({ commands, usage }, argv.slice(2));
