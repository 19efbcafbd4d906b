import { TEST_BASE_URL } from '@/db/testing/use-test-database';
import { issueToken } from '@/lib/oauth/issue-token';
import { checkAnswerOf } from './check-answer';

type Context = { params: Promise<Record<string, string>> };
export type RouteHandler = (request: Request, context: Context) => Promise<Response>;

/** Half of an HTTP message: `text` goes as it is, `json` is written as JSON. */
export type ApiRequest = {
  method?: string;
  path?: string;
  token?: string;
  json?: unknown;
  text?: BodyInit;
  headers?: Record<string, string>;
  params?: Record<string, string>;
};

/**
 * Calls a route handler with a real request, as the server would, and checks its answer against the OpenAPI document.
 */
export async function callApi(handler: RouteHandler, given: ApiRequest = {}): Promise<Response> {
  const { token, json, text, params = {} } = given;
  const body = text ?? (json === undefined ? undefined : JSON.stringify(json));
  const headers = new Headers({ ...(json !== undefined && { 'Content-Type': 'application/json' }), ...given.headers });
  if (token !== undefined) headers.set('Authorization', `Bearer ${token}`);
  const method = given.method ?? (body === undefined ? 'GET' : 'POST');
  const request = new Request(`${TEST_BASE_URL}${given.path ?? '/api/v1'}`, {
    method,
    headers,
    body: body ?? null,
    ...(body instanceof ReadableStream && { duplex: 'half' }),
  });
  return checkAnswerOf(handler, method, await handler(request, { params: Promise.resolve(params) }));
}

/** A live token of this editor. */
export async function tokenOf(
  editor: { clientId: string; clientSecret: string },
  scope = 'api_access',
  now = new Date(),
): Promise<string> {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: editor.clientId,
    client_secret: editor.clientSecret,
    scope,
  });
  return (await issueToken(form, null, now)).access_token;
}

/** A body sent in chunks, its length not declared. */
export function chunkedBody(totalBytes: number, chunkBytes = 65_536): { body: ReadableStream; sentBytes(): number } {
  let sent = 0;
  const body = new ReadableStream({
    pull(controller) {
      if (sent >= totalBytes) return controller.close();
      controller.enqueue(new Uint8Array(chunkBytes).fill(0x20));
      sent += chunkBytes;
    },
  });
  return { body, sentBytes: () => sent };
}
