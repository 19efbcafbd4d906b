import { argv } from 'node:process';
import { editorTool } from './editor-commands';
import { runCommand } from './run-command';

await runCommand(editorTool, argv.slice(2));
