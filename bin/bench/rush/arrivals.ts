import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

/** The completions that reached the platform: when each application's came (ms of `performance.now`). */
export type Arrivals = { url: string; times: ReadonlyMap<string, number>; stop(): Promise<void> };

const completion = z.object({ market_application: z.object({ identifier: z.string() }) });

/** A platform's receiver, which answers 200 at once. */
export async function receiveCompletions(): Promise<Arrivals> {
  const times = new Map<string, number>();
  const server = createServer(async (request, response) => {
    const told = completion.safeParse(JSON.parse(await textOf(request)));
    if (told.success) times.set(told.data.market_application.identifier, performance.now());
    response.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`,
    times,
    async stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
