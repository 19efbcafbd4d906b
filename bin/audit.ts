import { argv } from 'node:process';
import { auditTool } from './commands/audit-commands';
import { runCommand } from './commands/run-command';

await runCommand(auditTool, argv.slice(2));
