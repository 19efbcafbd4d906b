import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import process, { env } from 'node:process';
import * as jwks from '@/app/.well-known/jwks.json/route';
import * as metadata from '@/app/.well-known/oauth-authorization-server/route';
import * as markets from '@/app/api/v1/public_markets/route';
import * as introspect from '@/app/oauth/introspect/route';
import * as revoke from '@/app/oauth/revoke/route';
import * as token from '@/app/oauth/token/route';

/**
 * The route handlers of the authorization server, and one of the API, behind Node's own HTTP server: a process that a
 * test starts with the environment of the product, talks to over the network, and whose every line of log it reads.
 */

// biome-ignore lint/suspicious/noExplicitAny: contexts differ from one handler to the next, and these ignore theirs
type Handler = (request: Request, context: any) => Promise<Response>;

const routes: Record<string, Record<string, Handler>> = {
  '/oauth/token': token,
  '/oauth/revoke': revoke,
  '/oauth/introspect': introspect,
  '/.well-known/jwks.json': jwks,
  '/.well-known/oauth-authorization-server': metadata,
  '/api/v1/public_markets': markets,
};

async function toRequest(message: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) headers.set(name, String(value));
  const body = chunks.length > 0 ? Buffer.concat(chunks) : null;
  return new Request(`${env.BASE_URL}${message.url}`, { method: message.method ?? 'GET', headers, body });
}

const server = createServer(async (message, response) => {
  const request = await toRequest(message);
  const handler = routes[new URL(request.url).pathname]?.[request.method];
  const answer = handler
    ? await handler(request, { params: Promise.resolve({}) })
    : new Response(null, { status: 404 });
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(Buffer.from(await answer.arrayBuffer()));
});

server.listen(0, '127.0.0.1', () => {
  // Nothing has read the environment yet: the product does at the first request.
  env.BASE_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.send?.(env.BASE_URL);
});
process.on('disconnect', () => process.exit());
