import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a client calls, by what it is for. */
const OPERATIONS = [
  ['token', 'POST', /^\/oauth\/token$/],
  ['create_market', 'POST', /^\/api\/v1\/public_markets$/],
  ['follow_market', 'GET', /^\/api\/v1\/public_markets(\/[^/]+(\/market_applications)?)?$/],
  ['create_application', 'POST', /^\/api\/v1\/public_markets\/[^/]+\/market_applications$/],
  ['attestation', 'GET', /^\/api\/v1\/market_applications\/[^/]+\/attestation$/],
  ['package', 'GET', /^\/api\/v1\/market_applications\/[^/]+\/documents_package$/],
  ['open_market', 'GET', /^\/buyer\//],
  ['open_application', 'GET', /^\/candidate\//],
] as const;

export type Operation = (typeof OPERATIONS)[number][0];

/** A call of the client under trial. `answer`: once; never, to keep it waiting. */
export type Call = {
  operation: Operation | undefined;
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
  at: number;
  /** Whether it was refused for its token before anything else. */
  refused: boolean;
  /** Resolves when the client closes the connection without an answer, to how long it had waited, in milliseconds. */
  givenUp: Promise<number>;
  answer(...answer: Answer): void;
};

type Answer = [status: number, body: unknown, headers?: Record<string, string>];

export type TrialInstance = Awaited<ReturnType<typeof startTrialInstance>>;

const TOKEN_SECONDS = 60;
export const CREDENTIALS = { clientId: 'conformite_client', clientSecret: 'conformite_secret' };
const MARKET = 'VR-2026-C0NF0RM1TE01';
const APPLICATION = 'FT20261122C0NF0RM1';

/** An instance for trying a client: it answers as Passe Marché does, unless it is told otherwise for the next call. */
export async function startTrialInstance(port = 0, host = '127.0.0.1') {
  const calls: Call[] = [];
  const tokens = new Map<string, number>();
  const waiting: { operations: readonly Operation[]; take: (call: Call) => void }[] = [];
  const server = createServer((message, response) => {
    receive(message, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  const url = `http://${host}:${(server.address() as AddressInfo).port}`;

  async function receive(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await toCall(message, response);
    calls.push(call);
    if (call.path.startsWith('/api/') && !isLive(call)) {
      call.refused = true;
      return call.answer(401, { error: 'Not authorized' }, { 'WWW-Authenticate': 'Bearer error="invalid_token"' });
    }
    const place = waiting.findIndex(({ operations }) => call.operation && operations.includes(call.operation));
    const [waiter] = place < 0 ? [] : waiting.splice(place, 1);
    if (waiter) waiter.take(call);
    else usual(call);
  }

  function isLive({ headers }: Call): boolean {
    const endsAt = tokens.get(/^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '');
    return endsAt !== undefined && Date.now() < endsAt;
  }

  /** As Passe Marché answers. */
  function usual(call: Call): void {
    call.answer(...usualAnswer(call));
  }

  function usualAnswer(call: Call): Answer {
    switch (call.operation) {
      case 'token':
        return issueToken(call);
      case 'create_market':
        return [201, { identifier: MARKET, configuration_url: `${url}/buyer/${MARKET}/setup` }];
      case 'follow_market':
        return [200, followed(call.path)];
      case 'create_application':
        return [201, { identifier: APPLICATION, application_url: `${url}/candidate/${APPLICATION}` }];
      case 'attestation':
        return [200, Buffer.from('%PDF-1.7\n'), { 'Content-Type': 'application/pdf' }];
      case 'package':
        return [200, Buffer.from('PK\u0005\u0006'.padEnd(22, '\0')), { 'Content-Type': 'application/zip' }];
      case 'open_market':
      case 'open_application':
        return [200, Buffer.from('<!doctype html><title>Essai</title>'), { 'Content-Type': 'text/html' }];
      default:
        return [404, { error: 'Resource not found' }];
    }
  }

  function issueToken(call: Call): Answer {
    const { client_id, client_secret } = credentialsOf(call);
    if (client_id !== CREDENTIALS.clientId || client_secret !== CREDENTIALS.clientSecret)
      return [401, { error: 'invalid_client', error_description: 'Client authentication failed' }];
    const token = randomBytes(16).toString('hex');
    // A new token ends the earlier one, as that of Passe Marché does.
    tokens.clear();
    tokens.set(token, Date.now() + TOKEN_SECONDS * 1000);
    const scope = new URLSearchParams(call.body).get('scope') ?? 'api_access';
    return [200, { access_token: token, token_type: 'Bearer', expires_in: TOKEN_SECONDS, scope }];
  }

  return {
    url,
    calls,
    usual,
    /** Ends the live token before its time. */
    endTokens: () => tokens.clear(),
    /** The next call for one of these, which nobody answers before; undefined when none comes in time. */
    next(operations: readonly Operation[], timeoutMs: number): Promise<Call | undefined> {
      return new Promise((resolve) => {
        const waiter = { operations, take };
        const timer = setTimeout(() => {
          waiting.splice(waiting.indexOf(waiter), 1);
          resolve(undefined);
        }, timeoutMs);
        function take(call: Call): void {
          clearTimeout(timer);
          resolve(call);
        }
        waiting.push(waiter);
      });
    },
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** How the client says who it is: in the body, or by HTTP Basic. */
export function credentialsOf({ headers, body }: Pick<Call, 'headers' | 'body'>): Record<string, string> {
  const basic = /^Basic (.+)$/.exec(headers.authorization ?? '')?.[1];
  if (!basic) return Object.fromEntries(new URLSearchParams(body));
  const [client_id = '', client_secret = ''] = Buffer.from(basic, 'base64')
    .toString()
    .split(':')
    .map(decodeURIComponent);
  return { ...Object.fromEntries(new URLSearchParams(body)), client_id, client_secret };
}

async function toCall(message: IncomingMessage, response: ServerResponse): Promise<Call> {
  const at = performance.now();
  const givenUp = new Promise<number>((resolve) =>
    response.once('close', () => response.writableEnded || resolve(performance.now() - at)),
  );
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  const { pathname } = new URL(message.url ?? '/', 'http://trial.invalid');
  const method = message.method ?? 'GET';
  const operation = OPERATIONS.find(([, verb, path]) => verb === method && path.test(pathname))?.[0];
  return {
    ...{ operation, method, path: pathname, headers: message.headers, body: Buffer.concat(chunks).toString('utf8') },
    ...{ at, refused: false, givenUp },
    answer(status, body, headers = {}) {
      const content = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
      response.writeHead(status, {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Length': content.length,
        'X-Request-Id': randomBytes(16).toString('hex'),
        ...headers,
      });
      response.end(content);
    },
  };
}

const MARKET_BODY = {
  ...{ identifier: MARKET, name: 'Marché d’essai', lot_name: null, lots: [], siret: '13002526500013' },
  ...{ deadline: '2099-12-31T22:59:00.000Z', market_type_codes: ['works'], provider_user_id: null, state: 'completed' },
  ...{
    sync_status: 'sync_completed',
    created_at: '2026-11-22T09:00:00.000Z',
    completed_at: '2026-11-22T10:00:00.000Z',
  },
  field_keys: ['identite_entreprise_identification_siret'],
};

function followed(path: string): unknown {
  if (path.endsWith('/market_applications')) return { data: [], next_cursor: null };
  return path === '/api/v1/public_markets' ? { data: [MARKET_BODY], next_cursor: null } : MARKET_BODY;
}
