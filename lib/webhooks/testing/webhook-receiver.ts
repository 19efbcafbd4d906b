import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach } from 'vitest';

export type Received = { method: string; path: string; headers: IncomingHttpHeaders; body: string };
export type Answer = (response: ServerResponse) => void;

/** A real HTTP server on 127.0.0.1 that keeps what it receives and answers as told. Call at the top of the file. */
export function webhookReceiver() {
  let received: Received[] = [];
  let answer: Answer = (response) => response.end();

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      received.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body });
      answer(response);
    });
  });

  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  beforeEach(() => {
    received = [];
    answer = (response) => response.end();
  });
  afterAll(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );

  return {
    url: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`,
    received: () => received,
    answerWith(given: Answer | number, headers: Record<string, string> = {}, body = ''): void {
      answer =
        typeof given === 'function'
          ? given
          : (response) => {
              response.writeHead(given, headers);
              response.end(body);
            };
    },
  };
}

/** A port of 127.0.0.1 on which nothing listens any more. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
