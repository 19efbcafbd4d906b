import { fork } from 'node:child_process';
import { once } from 'node:events';
import { env } from 'node:process';

export type OAuthServer = {
  url: string;
  /** Everything it wrote, on both outputs, so far. */
  output(): string;
  stop(): Promise<void>;
};

/** Starts `serve.ts` in a process of its own, on the database of `useTestDatabase`, its log at the most talkative. */
export async function startServer(): Promise<OAuthServer> {
  const child = fork('app/oauth/testing/serve.ts', {
    execArgv: ['--import', 'tsx'],
    env: { ...env, LOG_LEVEL: 'debug', NODE_ENV: 'production', RATE_LIMITS: 'off' },
    silent: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += text));
  const ended = once(child, 'exit');
  const url = await Promise.race([once(child, 'message').then(([sent]) => String(sent)), ended.then(() => undefined)]);
  if (!url) throw new Error(`the server did not start:\n${output}`);
  return {
    url,
    output: () => output,
    async stop() {
      child.disconnect();
      await ended;
    },
  };
}
