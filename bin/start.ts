import { env } from 'node:process';
import { announce } from './launcher/announce';
import { readConfiguration, withFreePorts } from './launcher/configuration';
import { launch } from './launcher/launch';
import { runUntilStopped } from './launcher/run-until-stopped';
import { projectFolder } from './machine/project';

const startedAt = performance.now();

await runUntilStopped(async (life) => {
  const configuration = await withFreePorts(readConfiguration(env, projectFolder), env);
  await launch(configuration, life);
  announce(configuration, startedAt);
});
