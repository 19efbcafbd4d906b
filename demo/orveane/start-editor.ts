import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { startSmtpListener } from '@/demo/mailbox/smtp-listener';
import { createContext, type EditorContext, type PageRequest, toPageRequest } from './context';
import { errorPage } from './pages/errors';
import { readBody } from './read-body';
import type { Reply } from './reply';
import { type Route, routes } from './routes';
import { isSameOrigin } from './same-origin';
import type { EditorSettings } from './settings';

/** A running demo platform. */
export type RunningEditor = {
  url: string;
  /** Where mails are received; undefined: nowhere. */
  smtpPort: number | undefined;
  close: () => Promise<void>;
};

const maxBodyBytes = 1_000_000;
const closingGraceMs = 3_000;

/** Nothing but our own pages, forms and style sheet. */
const securityHeaders = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  // Not `no-referrer`: browsers would then hide the origin of our own forms, which we check.
  'Referrer-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/**
 * Starts the platform; port 0 takes a free one. `close` lets the answers under way end, for three seconds at most.
 * @throws when the port is taken or the data folder cannot be written.
 */
export async function startEditor(settings: EditorSettings, now = () => new Date()): Promise<RunningEditor> {
  const context = await createContext(settings, now);
  const styleSheet = await readFile(new URL('./style.css', import.meta.url), 'utf8');
  const server = createServer((incoming, response) => {
    answer(context, styleSheet, incoming, response).catch(() => response.destroy());
  });
  const { smtpPort } = settings;
  const smtp = smtpPort === undefined ? undefined : await startSmtpListener(smtpPort, context.mailbox, now);
  server.requestTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, settings.host, resolve);
  });
  return {
    url: addressOf(server.address(), settings.host),
    smtpPort: smtp?.port,
    close: async () => {
      await smtp?.close();
      await new Promise<void>((resolve) => {
        const force = setTimeout(() => server.closeAllConnections(), closingGraceMs);
        server.close(() => {
          clearTimeout(force);
          resolve();
        });
        server.closeIdleConnections();
      });
    },
  };
}

function addressOf(address: AddressInfo | string | null, host: string): string {
  const port = typeof address === 'object' && address !== null ? address.port : '';
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

async function answer(
  context: EditorContext,
  styleSheet: string,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(`http://editor.invalid${incoming.url ?? '/'}`);
  if (url.pathname === '/style.css') {
    return send(incoming, response, { status: 200, headers: { 'Content-Type': 'text/css' }, body: styleSheet });
  }
  const rawBody = await readBody(incoming, maxBodyBytes);
  const request = toPageRequest(context, {
    url,
    params: [],
    headers: incoming.headers,
    rawBody: rawBody ?? Buffer.alloc(0),
  });
  if (rawBody === null) {
    response.setHeader('Connection', 'close');
    return send(incoming, response, errorPage(request, 413));
  }
  return send(incoming, response, await decide(request, incoming.method === 'HEAD' ? 'GET' : incoming.method));
}

async function decide(request: PageRequest, method: string | undefined): Promise<Reply> {
  const here = routes.filter((route) => route.path.test(request.url.pathname));
  const route = here.find((candidate) => candidate.method === method);
  if (route === undefined) return here.length === 0 ? errorPage(request, 404) : methodNotAllowed(request, here);
  if (route.method === 'POST' && !route.fromProgram && !isSameOrigin(request.headers)) return errorPage(request, 403);
  try {
    const params = route.path.exec(request.url.pathname)?.slice(1) ?? [];
    return await route.handle({ ...request, params });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return errorPage(request, 500);
  }
}

function methodNotAllowed(request: PageRequest, here: Route[]): Reply {
  const reply = errorPage(request, 405);
  return { ...reply, headers: { ...reply.headers, Allow: here.map((route) => route.method).join(', ') } };
}

async function send(incoming: IncomingMessage, response: ServerResponse, reply: Reply): Promise<void> {
  response.writeHead(reply.status, { ...securityHeaders, ...reply.headers });
  if (incoming.method === 'HEAD') {
    if (typeof reply.body !== 'string') await reply.body.cancel();
    response.end();
    return;
  }
  if (typeof reply.body === 'string') {
    response.end(reply.body);
    return;
  }
  await pipeline(Readable.from(reply.body), response);
}
