import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from '@playwright/test';
import postgres from 'postgres';
import { settingsOf } from '@/bin/bench/accounts';
import type { Instance } from '@/bin/launcher/instance';
import { closeDatabase } from '@/db/database';
import type { Caller } from '@/e2e/authorisation/send';
import { formOf } from '@/e2e/authorisation/send';
import { makeTenant } from '@/e2e/authorisation/tenants';
import { createAdministrator } from '@/lib/administrators/accounts';
import { makeTestAdministrator } from '@/lib/administrators/testing/make-administrator';
import { operatorAt } from '@/lib/audit/by';
import { CATALOGUE_FIELDS } from '@/lib/catalogue';
import { createEditor } from '@/lib/editors/create-editor';
import { type Asked, ask } from './ask';
import { Canaries } from './canaries';
import { formsOf, type PageForm } from './page-form';

export type World = Awaited<ReturnType<typeof makeWorld>>;

const DAY_MS = 86_400_000;
const BUYER_STEPS = ['setup', 'required_fields', 'additional_fields', 'summary'] as const;

/** Every field that a market of services may ask for. */
const FIELD_KEYS = CATALOGUE_FIELDS.filter(({ marketTypes }) => marketTypes.includes('services')).map(({ key }) => key);

/**
 * What the requests are about, and how more of it is made: through the instance's own web server, and by its verbs, so
 * that nothing here meets a fault. This process takes part in the instance by then (`takePart`).
 */
export async function makeWorld(instance: Instance) {
  const webhooks = createServer((_request, response) => response.writeHead(204).end());
  await new Promise<void>((resolve) => webhooks.listen(0, '127.0.0.1', resolve));
  const settings = await settingsOf(instance);
  const base = instance.applicationUrl;
  const sql = postgres(settings.DATABASE_URL, { max: 2 });
  const canaries = new Canaries();
  const webhookUrl = `http://127.0.0.1:${(webhooks.address() as AddressInfo).port}/`;
  const tenant = await makeTenant(instance, 'Ocelot', webhookUrl);
  const editor: Caller = { name: 'editor', bearer: tenant.tokens.full, client: tenant.client };

  /** Sends it to the instance's own web server; throws unless it succeeds. */
  async function succeed(asked: Asked) {
    const told = await ask(base, asked);
    if (told.outcome !== 'whole' || told.status >= 400)
      throw new Error(`${asked.method} ${asked.path}: ${told.outcome} ${told.status} ${told.body.slice(0, 500)}`);
    return told;
  }
  const read = async (caller: Caller, path: string) => (await succeed({ caller, method: 'GET', path })).body;
  const post = (caller: Caller, path: string, body: BodyInit) => succeed({ caller, method: 'POST', path, body });
  const call = async (method: string, path: string, data: unknown) => {
    const sent = { method, path: `/api/v1/${path}`, body: JSON.stringify(data), type: 'application/json' };
    return JSON.parse((await succeed({ ...sent, caller: editor })).body);
  };

  /** A browser that has opened this link, and no other. */
  async function enter(link: string): Promise<Caller> {
    const { headers } = await succeed({ caller: { name: 'browser' }, method: 'GET', path: new URL(link).pathname });
    const [cookie] = headers.getSetCookie().map((field) => field.split(';')[0]);
    if (!cookie) throw new Error('the link opened nothing');
    canaries.secret(cookie.split('=')[1] ?? cookie);
    return { name: 'browser', cookie };
  }
  const tokenIn = (link: string) => canaries.secret(new URL(link).pathname.split('/').at(-2) ?? '');

  /** A market with its buyer, configured up to this step, which is open. */
  async function newMarket(upTo: (typeof BUYER_STEPS)[number] | 'finalised') {
    const deadline = new Date(Date.now() + 30 * DAY_MS).toISOString();
    const public_market = { name: 'Marché', deadline, siret: '13002526500013', market_type_codes: ['services'] };
    const { identifier, configuration_url } = await call('POST', 'public_markets', { public_market });
    const buyer = await enter(configuration_url);
    const steps = `/buyer/public_markets/${identifier}`;
    const forms: Record<(typeof BUYER_STEPS)[number], FormData> = {
      setup: formOf({ defense: 'no' }),
      required_fields: fieldsForm({}),
      additional_fields: fieldsForm({ wanted: 'yes' }),
      summary: formOf({ finalise: 'yes' }),
    };
    for (const step of BUYER_STEPS) {
      if (step === upTo) break;
      await post(buyer, `${steps}/${step}`, forms[step]);
    }
    return { identifier: String(identifier), steps, buyer, token: tokenIn(configuration_url) };
  }

  const large = await newMarket('finalised');

  /** An application to the market that asks for every field, with its candidate. */
  async function newApplication(siret: string | null = canaries.siret()) {
    const path = `public_markets/${large.identifier}/market_applications`;
    const { identifier, application_url } = await call('POST', path, { market_application: { siret } });
    const candidate = await enter(application_url);
    const steps = `/candidate/market_applications/${identifier}`;
    return { identifier: String(identifier), steps, candidate, token: tokenIn(application_url) };
  }

  async function newOperator() {
    // A while ago: the code of this moment has not served.
    const made = await makeTestAdministrator('administrator', new Date(Date.now() - 90_000));
    canaries.secret(made.email);
    canaries.secret(made.token);
    const caller: Caller = { name: 'operator', cookie: `passe-marche-console=${made.token}` };
    return { ...made, caller };
  }

  return {
    ...{
      base,
      sql,
      canaries,
      tenant,
      editor,
      large,
      webhookUrl,
      read,
      post,
      call,
      newMarket,
      newApplication,
      newOperator,
    },
    operator: await newOperator(),
    /** The code that the instance's worker sent to this address. */
    async mailedCode(address: string): Promise<string> {
      const mails = async () => (await fetch(`${instance.editorUrl}/api/messagerie?to=${address}`)).json();
      await expect.poll(async () => (await mails()).data.length, { timeout: 60_000, intervals: [50] }).toBe(1);
      return /^\d{6}$/m.exec((await mails()).data[0].text)?.[0] ?? '';
    },
    newAccount: () => createAdministrator({ email: canaries.email(), role: 'reader' }, operatorAt(new Date())),
    newEditor: () => createEditor({ name: canaries.text(), completionWebhookUrl: webhookUrl }, operatorAt(new Date())),
    /** A form of a page; the one that goes to the page's own address unless told otherwise. */
    async formAt(caller: Caller, path: string, isIt = ({ action }: PageForm) => action === path): Promise<PageForm> {
      const form = formsOf(await read(caller, path), path).find(isIt);
      if (!form) throw new Error(`no such form on ${path}`);
      return form;
    },
    /** Resolves once nothing of the tenant's waits to be delivered. */
    async settled(): Promise<void> {
      const waiting = async () => {
        const { data } = await call('GET', 'webhook_deliveries', undefined);
        return data.filter(({ sync_status }: { sync_status: string }) => /pending|processing/.test(sync_status));
      };
      await expect.poll(waiting, { timeout: 60_000, intervals: [50] }).toEqual([]);
    },
    async close() {
      await sql.end();
      await closeDatabase();
      webhooks.close();
    },
  };
}

function fieldsForm(values: Record<string, string>): FormData {
  const form = formOf(values);
  for (const key of FIELD_KEYS) form.append('field', key);
  return form;
}
