import { ConfigurationError, env } from '@/lib/env';

/** Ends the process, with one line for each wrong variable, when it cannot run as configured. */
export function checkConfiguration(): void {
  try {
    env();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    for (const line of error.lines) process.stderr.write(`Configuration: ${line}\n`);
    process.exit(1);
  }
}
