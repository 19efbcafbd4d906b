import { argv } from 'node:process';
import { auditTool } from './audit-commands';
import { runCommand } from './run-command';

await runCommand(auditTool, argv.slice(2));
