import { ConfigurationError, env } from '@/lib/env';

/**
 * Ends the process, with one line for each wrong variable, when it cannot run as configured. `checkMore` looks at what the
 * variables name.
 */
export function checkConfiguration(checkMore: () => void): void {
  try {
    env();
    checkMore();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    for (const line of error.lines) process.stderr.write(`Configuration: ${line}\n`);
    process.exit(1);
  }
}
