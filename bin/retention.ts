import { argv } from 'node:process';
import { retentionTool } from './commands/retention-commands';
import { runCommand } from './commands/run-command';

await runCommand(retentionTool, argv.slice(2));
