import { argv } from 'node:process';
import { adminTool } from './admin-commands';
import { runCommand } from './run-command';

await runCommand(adminTool, argv.slice(2));
