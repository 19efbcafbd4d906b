import type { EditorSettings } from '@/demo/orveane/settings';
import { type ShownCall, showCall } from './api-call';
import type { Masker } from './masking';
import type { TokenKeeper } from './token-keeper';

/** What the API answered; `status` is null when it could not be reached. */
export type ApiAnswer = { status: number | null; body: unknown; retryAfter: string | null };

export type ApiRequest = { method: 'GET' | 'POST'; path: string; json?: unknown; idempotencyKey?: string };

/** A file on its way: `stream` is null when the API returned no file, and `answer` then says why. */
export type ApiDownload = { answer: ApiAnswer; stream: ReadableStream<Uint8Array> | null; headers: Headers };

/** The calls made while answering one page: each is noted, to be shown on that page. */
export type ApiSession = {
  calls: ShownCall[];
  requestToken: () => Promise<boolean>;
  send: (request: ApiRequest) => Promise<ApiAnswer>;
  download: (path: string) => Promise<ApiDownload>;
};

const callTimeoutMs = 30_000;
const downloadTimeoutMs = 5 * 60_000;
const maxAnswerBytes = 2_000_000;
const userAgent = 'Orveane-Demo/1.0';

type Outgoing = { method: string; path: string; headers: Record<string, string>; body: string | null };

/** Starts a session. The token is fetched when there is none, and renewed once when the API answers 401. */
export function openApiSession(settings: EditorSettings, tokens: TokenKeeper, masker: Masker): ApiSession {
  const calls: ShownCall[] = [];

  function note(outgoing: Outgoing, startedAt: number, response: Response | null, responseBody: string): void {
    const call = {
      method: outgoing.method,
      url: settings.passeMarcheUrl + outgoing.path,
      requestHeaders: outgoing.headers,
      requestBody: outgoing.body,
      status: response?.status ?? null,
      requestId: response?.headers.get('x-request-id') ?? null,
      responseBody,
      durationMs: Math.round(performance.now() - startedAt),
    };
    calls.push(showCall(call, masker));
  }

  /** Makes one call, noted, whose answer is read as text. */
  async function exchange(outgoing: Outgoing): Promise<ApiAnswer> {
    const startedAt = performance.now();
    try {
      const response = await dial(settings.passeMarcheUrl, outgoing, callTimeoutMs);
      const text = await readBounded(response);
      note(outgoing, startedAt, response, text);
      return toAnswer(response, text);
    } catch (error) {
      note(outgoing, startedAt, null, reasonOf(error));
      return unreachable;
    }
  }

  let refusedToken: ApiAnswer = noToken;

  async function askToken(): Promise<unknown> {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: settings.clientId,
      client_secret: settings.clientSecret,
      scope: 'api_access',
    }).toString();
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' };
    const answer = await exchange({ method: 'POST', path: '/oauth/token', headers, body });
    // Nobody there, or too many calls: said as such; anything else is a token that we do not have.
    refusedToken = answer.status === null || answer.status === 429 ? answer : noToken;
    return answer.status === 200 ? answer.body : null;
  }

  /** Does `attempt` with the live token, and once more with a new one when the API no longer takes it. */
  async function withToken<Result extends { answer: ApiAnswer }>(
    attempt: (token: string) => Promise<Result>,
    refused: () => Result,
  ): Promise<Result> {
    const token = await tokens.valid(askToken);
    if (token === null) return refused();
    const result = await attempt(token);
    if (result.answer.status !== 401) return result;
    const renewed = await tokens.renew(askToken, token);
    return renewed === null ? result : attempt(renewed);
  }

  return {
    calls,
    requestToken: async () => (await tokens.renew(askToken, null)) !== null,
    async send(request) {
      const result = await withToken(
        async (token) => ({ answer: await exchange(toOutgoing(request, token)) }),
        () => ({ answer: refusedToken }),
      );
      return result.answer;
    },
    download: (path) =>
      withToken(
        async (token) => {
          // Not compressed on the way: the length announced is passed on to the browser.
          const headers = { Authorization: `Bearer ${token}`, 'Accept-Encoding': 'identity' };
          const outgoing = { method: 'GET', path, headers, body: null };
          const startedAt = performance.now();
          try {
            const response = await dial(settings.passeMarcheUrl, outgoing, downloadTimeoutMs);
            const isFile = response.status === 200 && response.body !== null;
            const text = isFile ? '' : await readBounded(response);
            note(outgoing, startedAt, response, text);
            return {
              answer: toAnswer(response, text),
              stream: isFile ? response.body : null,
              headers: response.headers,
            };
          } catch (error) {
            note(outgoing, startedAt, null, reasonOf(error));
            return { answer: unreachable, stream: null, headers: new Headers() };
          }
        },
        () => ({ answer: refusedToken, stream: null, headers: new Headers() }),
      ),
  };
}

const unreachable: ApiAnswer = { status: null, body: null, retryAfter: null };
/** As the API would answer a call without a token. */
const noToken: ApiAnswer = { status: 401, body: null, retryAfter: null };

function toOutgoing(request: ApiRequest, token: string): Outgoing {
  const headers: Record<string, string> = { Authorization: `Bearer ${token}`, Accept: 'application/json' };
  if (request.json !== undefined) headers['Content-Type'] = 'application/json';
  if (request.idempotencyKey !== undefined) headers['Idempotency-Key'] = request.idempotencyKey;
  const body = request.json === undefined ? null : JSON.stringify(request.json, null, 2);
  return { method: request.method, path: request.path, headers, body };
}

function dial(baseUrl: string, outgoing: Outgoing, timeoutMs: number): Promise<Response> {
  return fetch(baseUrl + outgoing.path, {
    method: outgoing.method,
    headers: { ...outgoing.headers, 'User-Agent': userAgent },
    body: outgoing.body,
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  });
}

async function readBounded(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let sizeBytes = 0;
  for await (const chunk of response.body ?? []) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > maxAnswerBytes) break;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function toAnswer(response: Response, text: string): ApiAnswer {
  return { status: response.status, body: parseJson(text), retryAfter: response.headers.get('retry-after') };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The network's reason ("ECONNREFUSED"), which fetch hides one level down. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? error.cause : error;
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message || cause.name;
}
