import { startRegisters } from './start-registers';

/** Starts the simulator of the registers from the environment and stops it on SIGTERM or SIGINT. */
async function main(): Promise<void> {
  const registers = await startRegisters({ port: Number(process.env.DEMO_REGISTERS_PORT || '4568') });
  process.stdout.write(`Registres simulés : ${registers.url}\n`);
  const stop = () => {
    void registers.stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`The registers cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
