import { argv, env } from 'node:process';
import { launchProduction } from './launcher/launch-production';
import { ROLES, readProduction } from './launcher/production';
import { runUntilStopped } from './launcher/run-until-stopped';
import { projectFolder } from './machine/project';
import { StopError } from './terminal/stop-error';

const usage = `Usage : npm run serve [-- web | worker]

Sans mot, tout ; « web » et « worker » en font une moitié chacun, pour des unités ou des machines séparées.`;

/** `npm run serve`: the application in production (docs/deployment). */
await runUntilStopped(async (life) => {
  const [word = 'all', ...others] = argv.slice(2);
  const role = ROLES.find((each) => each === word);
  if (!role || others.length > 0) throw new StopError(usage);
  await launchProduction(readProduction(env, projectFolder, role), role, life);
});
