import { Inngest, type InngestFunction } from 'inngest';
import { serve } from 'inngest/edge';
import { createEngine, type Engine, type EngineOptions } from '@/inngest/engine/engine';

export const SIGNING_KEY = `signkey-prod-${'0123456789abcdef'.repeat(4)}`;
export const APP_URL = 'http://127.0.0.1:3000/api/inngest';

type Line = { level: 'info' | 'warn' | 'error'; about: object; message: string };
const silent = { debug() {}, info() {}, warn() {}, error() {} };

export type TestApplication = {
  engine: Engine;
  client: Inngest;
  handler: (request: Request) => Promise<Response>;
  logged: Line[];
};

/** A real SDK client and its signed, cloud-mode handler, on an engine with short delays. Not started. */
export function testApplication(
  databaseUrl: string,
  declare: (client: Inngest) => InngestFunction.Any[],
  options: Partial<EngineOptions> = {},
): TestApplication {
  const logged: Line[] = [];
  const write = (level: Line['level']) => (about: object, message: string) => {
    logged.push({ level, about, message });
  };
  const client: Inngest = new Inngest({
    id: 'test',
    isDev: false,
    signingKey: SIGNING_KEY,
    eventKey: 'test',
    baseUrl: 'http://embedded.invalid',
    fetch: (input, init) => engine.fetch(input, init),
    logger: silent,
  });
  const handler = serve({ client, functions: declare(client) });
  const engine: Engine = createEngine({
    databaseUrl,
    handler,
    signingKey: SIGNING_KEY,
    appUrl: APP_URL,
    log: { info: write('info'), warn: write('warn'), error: write('error') },
    pollMs: 200,
    drainMs: 3000,
    backoffMs: () => 10,
    undeliveredDelayMs: () => 10,
    ...options,
  });
  return { engine, client, handler, logged };
}
