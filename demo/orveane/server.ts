import { readSettings } from './settings';
import { startEditor } from './start-editor';

/** Starts the demo platform from the environment and stops it on SIGTERM or SIGINT. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const editor = await startEditor(settings);
  process.stdout.write(`Orvéane (plateforme de démonstration) : ${editor.url}\n`);
  const stop = () => {
    void editor.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`The demo platform cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
