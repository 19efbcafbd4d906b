import { randomUUID } from 'node:crypto';
import { limitInput } from '@/app/admin/editors/posted-editor';
import { FIELD } from '@/e2e/authorisation/tenants';
import { operatorAt } from '@/lib/audit/by';
import { rotateWebhookSecret } from '@/lib/editors/rotate-webhook-secret';
import { deactivateEditor } from '@/lib/editors/update-editor';
import { BUDGETS } from '@/lib/limits/rate-limit-budgets';
import { fill, type PageForm } from './page-form';
import type { RowsOf } from './rows';

/** A function of the engine that does no harm, however often it runs. */
const HARMLESS = '%forget-ended-limits';

/** The console's other pages: editors, catalogue, deliveries, circuits, runs, lists. */
export const consoleRows: RowsOf = (world) => {
  const { canaries, sql, operator, newEditor, tenant, formAt, settled } = world;
  const { caller } = operator;
  const get = (door: string, path = door.slice(4)) => ({ door, make: async () => ({ caller, method: 'GET', path }) });
  const withForm = async (page: string, isIt: (form: PageForm) => boolean, given: Record<string, string> = {}) => {
    const form = await formAt(caller, page, isIt);
    const { body, typed } = fill(form, canaries, given);
    return { caller, method: 'POST', path: form.action, body, typed, shownAt: { caller, path: page } };
  };
  const ofEditor = (what: string, given: Record<string, string> = {}, before = async (_clientId: string) => {}) => ({
    door: `POST /admin/editors/[clientId]/${what}`,
    // A new secret is shown once, on the page itself.
    leadsTo: what.startsWith('rotate') ? /editors\/\w+$/ : /\?done=/,
    make: async () => {
      const { editor } = await newEditor();
      await before(editor.clientId);
      const page = `/admin/editors/${editor.clientId}`;
      return withForm(page, ({ action }) => action === `${page}/${what}`, given);
    },
  });
  const buckets = Object.keys(BUDGETS) as (keyof typeof BUDGETS)[];
  const noLimits = buckets.flatMap((bucket) => [
    [limitInput(bucket, 'perHour'), ''] as const,
    [limitInput(bucket, 'burst'), ''] as const,
  ]);
  const limits = { maxLiveTokens: '3', ...Object.fromEntries(noLimits) };

  const newRun = async (status: 'running' | 'failed') => {
    const id = `fault-${randomUUID()}`;
    const endedAt = status === 'failed' ? new Date() : null;
    const event = sql.json({ name: 'fault', id, data: {} });
    await sql`insert into jobs.runs (id, function_id, event_id, event, status, max_attempts, ended_at)
      select ${id}, id, ${id}, ${event}, ${status}, 1, ${endedAt} from jobs.functions where id like ${HARMLESS}`;
    if (status === 'running')
      await sql`insert into jobs.queue (run_id, function_id, kind, step_id, due_at)
        select id, function_id, 'discover', 'step', now() + interval '1 day' from jobs.runs where id = ${id}`;
    return id;
  };
  const ofRun = (what: string, status: 'running' | 'failed') => ({
    door: `POST /admin/runs/[id]/${what}`,
    leadsTo: /\?done=/,
    make: async () => ({
      ...{ caller, method: 'POST', path: `/admin/runs/${await newRun(status)}/${what}` },
      body: new URLSearchParams(),
    }),
  });
  /** The address of the preview of a change, texts in it. */
  const preview = async () => {
    const page = `/admin/catalogue/${FIELD}`;
    const form = await formAt(caller, page, ({ action }) => action === `${page}/preview`);
    const { body } = fill(form, canaries, { place: '1' });
    return `${form.action}?${new URLSearchParams([...body].map(([name, value]) => [name, String(value)]))}`;
  };
  return [
    ...['applications', 'audit', 'deliveries', 'editors', 'markets', 'registers', 'runs', 'statistics', 'circuits'].map(
      (list) => get(`GET /admin/${list}`, `/admin/${list}?identifier=${canaries.text()}&siret=${canaries.siret()}`),
    ),
    get('GET /admin/search'),
    {
      door: 'POST /admin/search/find',
      leadsTo: /\/admin\/search$/,
      make: () => withForm('/admin/search', ({ action }) => action === '/admin/search/find'),
    },
    get('GET /admin/circuits/[clientId]', `/admin/circuits/${tenant.client.id}`),
    get('GET /admin/deliveries/redeliver', `/admin/deliveries/redeliver?id=${tenant.delivery}`),
    get('GET /admin/statistics/export', '/admin/statistics/export?table=markets'),
    {
      door: 'GET /admin/runs/[id]',
      make: async () => ({ caller, method: 'GET', path: `/admin/runs/${await newRun('failed')}` }),
    },
    {
      door: 'GET /admin/catalogue/[key]/preview',
      make: async () => ({ caller, method: 'GET', path: await preview() }),
    },
    {
      door: 'POST /admin/catalogue/[key]/save',
      leadsTo: /outcome=done/,
      make: async () => ({
        ...(await withForm(await preview(), ({ action }) => action.endsWith('/save'))),
        shownAt: { caller, path: `/admin/catalogue/${FIELD}` },
      }),
    },
    {
      door: 'POST /admin/circuits/[clientId]/close',
      leadsTo: /\?closed=/,
      make: async () => {
        const { editor } = await newEditor();
        await sql`insert into webhook_circuits values (${editor.id}, 5, now() + interval '30 minutes')`;
        const path = `/admin/circuits/${editor.clientId}/close`;
        return { caller, method: 'POST', path, body: new URLSearchParams() };
      },
    },
    {
      door: 'POST /admin/deliveries/redeliver/send',
      leadsTo: /\?sent=1$/,
      make: async () => {
        await settled();
        return withForm(`/admin/deliveries/redeliver?id=${tenant.delivery}`, ({ action }) => action.endsWith('/send'));
      },
    },
    ofEditor('activate', {}, async (clientId) => void (await deactivateEditor(clientId, operatorAt(new Date())))),
    ofEditor('change', limits),
    ofEditor(
      'confirm_webhook_secret',
      {},
      async (clientId) => void (await rotateWebhookSecret(clientId, 7, operatorAt(new Date()))),
    ),
    ofEditor('test_webhook'),
    ofEditor('deactivate', { confirm_deactivation: 'yes' }),
    ofEditor('rotate_client_secret', { client_grace: '7' }),
    ofEditor('rotate_webhook_secret', { webhook_grace: '7' }),
    {
      door: 'POST /admin/editors/new/create',
      leadsTo: /editors\/[0-9a-f]{32}$/,
      make: () => withForm('/admin/editors/new', ({ action }) => action.endsWith('/create'), limits),
    },
    ofRun('cancel', 'running'),
    ofRun('retry', 'failed'),
  ];
};
