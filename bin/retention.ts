import { argv } from 'node:process';
import { retentionTool } from './retention-commands';
import { runCommand } from './run-command';

await runCommand(retentionTool, argv.slice(2));
