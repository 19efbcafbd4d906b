import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { TEST_BASE_URL } from '@/db/testing/use-test-database';
import { checkAnswerOf } from '@/lib/api/testing/check-answer';

export type FormHandler = (request: Request, context: unknown) => Promise<Response>;

const FORM = 'application/x-www-form-urlencoded';

/** Posts a body to a route handler as the server would, and checks the answer against the OpenAPI document. */
export async function postForm(handler: FormHandler, body: BodyInit, headers: Record<string, string> = {}) {
  const request = new Request(`${TEST_BASE_URL}/oauth`, {
    method: 'POST',
    headers: { 'Content-Type': FORM, ...headers },
    body,
  });
  return checkAnswerOf(handler, 'POST', await handler(request, undefined));
}

type Client = { clientId: string; clientSecret: string };

/** A form with the client's id and secret in it. */
export const formOf = ({ clientId, clientSecret }: Client, fields: Record<string, string> = {}): string =>
  new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...fields }).toString();

export const basic = ({ clientId, clientSecret }: Client) => ({
  Authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
});

/** Clients that every endpoint refuses, each with what is wrong with it. */
export const REFUSED_CLIENTS: [string, () => Promise<Client>][] = [
  ['a wrong secret', async () => ({ ...(await makeTestEditor()), clientSecret: 'f'.repeat(64) })],
  ['an unknown client', async () => ({ ...(await makeTestEditor()), clientId: '0'.repeat(32) })],
  ['no client', async () => ({ clientId: '', clientSecret: '' })],
  ['an editor that is not active', (): Promise<TestEditor> => makeTestEditor({ active: false })],
  ['an editor that is not authorised', (): Promise<TestEditor> => makeTestEditor({ authorized: false })],
];
