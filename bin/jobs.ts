import { argv } from 'node:process';
import { jobsTool } from './jobs-commands';
import { runCommand } from './run-command';

await runCommand(jobsTool, argv.slice(2));
