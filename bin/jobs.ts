import { argv } from 'node:process';
import { jobsTool } from './commands/jobs-commands';
import { runCommand } from './commands/run-command';

await runCommand(jobsTool, argv.slice(2));
