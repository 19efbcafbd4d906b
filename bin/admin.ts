import { argv } from 'node:process';
import { adminTool } from './commands/admin-commands';
import { runCommand } from './commands/run-command';

await runCommand(adminTool, argv.slice(2));
