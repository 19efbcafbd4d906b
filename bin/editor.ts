import { argv } from 'node:process';
import { editorTool } from './commands/editor-commands';
import { runCommand } from './commands/run-command';

await runCommand(editorTool, argv.slice(2));
