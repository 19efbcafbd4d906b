import process, { argv, exit } from 'node:process';
import { isInterrupted, runTool } from './checks/run-tool';
import { complain, say } from './terminal/say';

/** What `npm run check` verifies: a name, then programs of node_modules and their arguments, in order. */
const checks: [name: string, ...tools: [program: string, ...args: string[]][]][] = [
  // The types of the routes are generated: without them a fresh clone would not compile.
  ['types', ['next/dist/bin/next', 'typegen'], ['typescript/bin/tsc', '-p', '.']],
  ['style', ['@biomejs/biome/bin/biome', 'check', '.']],
  ['architecture', ['tsx/dist/cli.mjs', 'bin/checks/check-architecture.ts']],
  ['code mort', ['knip/bin/knip.js']],
  ['portes', ['tsx/dist/cli.mjs', 'bin/checks/check-doors.ts']],
  ['licences', ['tsx/dist/cli.mjs', 'bin/checks/licences.ts']],
  ['failles connues', ['tsx/dist/cli.mjs', 'bin/checks/advisories.ts']],
];

const [option, ...others] = argv.slice(2);
if (option === '--house' && others.length === 0) exit(await runTool('tsx/dist/cli.mjs', ['bin/checks/print-house.ts']));
if (option === '--empty-pages' && others.length > 0) {
  exit(await runTool('tsx/dist/cli.mjs', ['bin/checks/empty-pages.ts', ...others]));
}
if (option !== undefined) {
  complain('Usage : npm run check [-- --house | --empty-pages <attestation.pdf>…]');
  exit(2);
}
const failures: string[] = [];
for (const [name, ...tools] of checks) {
  say(`\n— ${name}`);
  const startedAt = performance.now();
  let status = 0;
  for (const [program, ...args] of tools) status ||= await runTool(program, args);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).replace('.', ',');
  say(`${status === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (status !== 0) failures.push(name);
  if (isInterrupted()) break;
}

say(failures.length === 0 ? '\nTout est en ordre.' : `\nÀ corriger : ${failures.join(', ')}.`);
exit(process.exitCode ?? (failures.length === 0 ? 0 : 1));
