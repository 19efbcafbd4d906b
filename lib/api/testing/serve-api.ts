import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';
import { TEST_BASE_URL } from '@/db/testing/use-test-database';
import type { RouteHandler } from './call-api';
import { knownRoutes } from './known-routes';

/** Every route of the API and of the authorization server behind Node's own HTTP server. Call at the top of the file. */
export function servedApi() {
  const asked: string[] = [];
  const server = createServer((message, response) => {
    asked.push(`${message.method} ${message.url}`);
    answer(message, response).catch(() => response.destroy());
  });
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    url: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** What was asked for, in order. */
    asked,
  };
}

async function answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(message.url ?? '/', TEST_BASE_URL);
  const [handler, params] = await handlerAt(url.pathname, message.method ?? 'GET');
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) headers.set(name, String(value));
  const body = chunks.length > 0 ? Buffer.concat(chunks) : null;
  const request = new Request(url, { method: message.method ?? 'GET', headers, body });
  const given = handler
    ? await handler(request, { params: Promise.resolve(params) })
    : new Response(null, { status: 404 });
  response.writeHead(given.status, Object.fromEntries(given.headers));
  response.end(Buffer.from(await given.arrayBuffer()));
}

async function handlerAt(
  pathname: string,
  method: string,
): Promise<[RouteHandler | undefined, Record<string, string>]> {
  for (const { path, module } of await knownRoutes()) {
    const pattern = path.replaceAll('.', '\\.').replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)');
    const match = new RegExp(`^${pattern}$`).exec(pathname);
    if (match) return [module[method] as RouteHandler | undefined, { ...match.groups }];
  }
  return [undefined, {}];
}
