import { operatorAt } from '@/lib/audit/by';
import { createEditor } from '@/lib/editors/create-editor';
import type { RowsOf } from './rows';
import type { World } from './world';

/** The token that the scrapes of this suite show. */
export const METRICS_TOKEN = 'a-token-for-the-scrapes-of-faults';

/** What programs ask for outside the API: tokens, figures, the engine's calls. */
export const programRows: RowsOf = (world) => {
  const oauth = async (path: string, asked: Record<string, string>) => {
    const { id, secret } = await clientOf(world);
    const body = new URLSearchParams({ ...asked, client_id: id, client_secret: secret });
    return { caller: { name: 'client' }, method: 'POST', path: `/oauth/${path}`, body };
  };
  const liveToken = async () => {
    const { method, path, body, caller } = await oauth('token', { grant_type: 'client_credentials' });
    const { access_token } = JSON.parse((await world.post(caller, path, body)).body);
    if (!method) throw new Error('unreachable');
    return world.canaries.secret(String(access_token));
  };
  const unsigned = (method: string) => ({
    door: `${method} /api/inngest`,
    variant: 'unsigned',
    succeeds: 401,
    make: async () => ({
      ...{ caller: { name: 'nobody' }, method, path: '/api/inngest' },
      ...(method !== 'GET' && { body: '{}', type: 'application/json' }),
    }),
  });
  return [
    { door: 'POST /oauth/token', succeeds: 200, make: () => oauth('token', { grant_type: 'client_credentials' }) },
    {
      door: 'POST /oauth/introspect',
      succeeds: 200,
      make: async () => oauth('introspect', { token: await liveToken() }),
    },
    { door: 'POST /oauth/revoke', succeeds: 200, make: async () => oauth('revoke', { token: await liveToken() }) },
    ...['GET', 'POST', 'PUT'].map(unsigned),
    {
      door: 'GET /metrics',
      make: async () => ({ caller: { name: 'metrics', bearer: METRICS_TOKEN }, method: 'GET', path: '/metrics' }),
    },
  ];
};

const clients = new WeakMap<World, Promise<{ id: string; secret: string }>>();

/** An editor of these rows' own: each new token ends the one before. */
function clientOf(world: World): Promise<{ id: string; secret: string }> {
  const made = clients.get(world) ?? makeClient(world);
  clients.set(world, made);
  return made;
}

async function makeClient({ canaries }: World) {
  const { editor, clientSecret } = await createEditor({ name: 'Jetons' }, operatorAt(new Date()));
  return { id: editor.clientId, secret: canaries.secret(clientSecret) };
}
