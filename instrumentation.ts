/** Runs once when the server starts, before any request: a wrong configuration ends the process with one line each. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: set by Next.js itself, and replaced at build time
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { ConfigurationError, env } = await import('@/lib/env');
  try {
    env();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    for (const line of error.lines) process.stderr.write(`Configuration: ${line}\n`);
    process.exit(1);
  }
}
