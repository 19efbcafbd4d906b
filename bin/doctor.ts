import process, { argv } from 'node:process';
import { closeDatabase } from '@/db/database';
import { describeFailure, UsageError } from './commands/command-failure';
import { joinInstance } from './commands/join-instance';
import { drawReport, inspect, isSound } from './doctor/inspect';
import { complain, say } from './terminal/say';

const usage = `Contrôle une instance, vivante ou restaurée : fichiers, documents, secrets, travaux en attente.

Usage : npm run doctor [-- --quick] [--json]

  --quick   sans relire les octets des fichiers : leur présence et leur taille seulement

Code de sortie : 0 saine, 1 avec des défauts, 2 mal appelée.
Sans DATABASE_URL ni SECRET_KEY, la commande s’adresse à l’application lancée par « npm start ».`;

const options = ['--quick', '--json', '--help'];

try {
  const given = argv.slice(2);
  const unknown = given.find((word) => !options.includes(word));
  if (unknown !== undefined) throw new UsageError(`En trop : ${unknown}. Aide : --help.`);
  if (given.includes('--help')) say(usage);
  else {
    await joinInstance();
    const report = await inspect({ now: new Date(), quick: given.includes('--quick') });
    say(given.includes('--json') ? JSON.stringify(report, null, 2) : drawReport(report));
    process.exitCode = isSound(report) ? 0 : 1;
  }
} catch (error) {
  const { lines, status } = describeFailure(error);
  complain(lines.join('\n'));
  process.exitCode = status;
} finally {
  await closeDatabase();
}
