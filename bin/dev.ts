import { env } from 'node:process';
import { announce } from './launcher/announce';
import { readConfiguration, withFreePorts } from './launcher/configuration';
import { launchDevelopment } from './launcher/development/launch-development';
import { runUntilStopped } from './launcher/run-until-stopped';
import { projectFolder } from './machine/project';

const startedAt = performance.now();

/** `npm run dev`: what `npm start` starts, which follows the sources as they are saved. */
await runUntilStopped(async (life) => {
  const configuration = await withFreePorts(readConfiguration(env, projectFolder), env);
  await launchDevelopment(configuration, life);
  announce(
    configuration,
    startedAt,
    '  Pages et code suivent chaque enregistrement (une page est compilée à sa première visite).\n',
  );
});
