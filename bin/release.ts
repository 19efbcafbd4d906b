import { argv, exit } from 'node:process';
import { projectFolder } from './machine/project';
import { makeRelease } from './release/make-release';
import { complain, say } from './terminal/say';
import { explain, StopError } from './terminal/stop-error';

const usage = 'Usage : npm run release -- VERSION      (comme 1.2.0 ; voir docs/deployment, « Releases »)';

/** `npm run release -- VERSION`: a commit and an annotated tag, here; pushing them is left to whoever releases. */
try {
  const [version, ...others] = argv.slice(2);
  if (!version || others.length > 0) throw new StopError(usage);
  const tag = makeRelease(projectFolder, version, new Date());
  say(`${tag} est faite. Pour la publier : git push --follow-tags`);
} catch (error) {
  complain(explain(error));
  exit(1);
}
