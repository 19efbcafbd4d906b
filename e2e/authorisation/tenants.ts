import { execFileSync } from 'node:child_process';
import { expect } from '@playwright/test';
import type { Instance } from '@/bin/launcher/instance';
import { samplePdf } from '@/e2e/sample-pdf';
import { type Caller, formOf, send } from './send';

/** Two editors, each with a buyer and a candidate, and words that nobody else may read. */

export const FIELD = 'motifs_exclusion_fiscales_et_sociales_declarations_fiscales';
export const STEP = 'motifs_exclusion';
export const SECTION = 'fiscales_et_sociales';
export const DECLARATION = 'declaration';
const NAME = 'identite_entreprise_identification_raison_sociale.text';
const EMAIL = 'identite_entreprise_contact_email.text';

export type Tenant = Awaited<ReturnType<typeof makeTenant>>;

/** What a command of the instance prints. */
export function runScript({ dataFolder }: Instance, ...words: string[]): string {
  const env = { ...process.env, DATA_DIR: dataFolder };
  return execFileSync(process.execPath, ['--import', 'tsx', ...words], { encoding: 'utf8', env });
}

export function pdfForm(name: string): FormData {
  const form = new FormData();
  form.append(`${FIELD}.documents`, new Blob([new Uint8Array(samplePdf())], { type: 'application/pdf' }), name);
  return form;
}

/** @param mark a word that stands in everything that this tenant writes */
export async function makeTenant(instance: Instance, mark: string, webhookUrl: string) {
  const base = instance.applicationUrl;
  const create = ['create', '--name', `Plateforme ${mark}`, '--webhook-url', webhookUrl, '--max-tokens', '5', '--json'];
  const { client_id, client_secret } = JSON.parse(runScript(instance, 'bin/editor.ts', ...create));
  const client = { id: String(client_id), secret: String(client_secret) };
  const tokenFor = async (scope: string) => {
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret, scope });
    return JSON.parse((await send(base, { name: 'client' }, { method: 'POST', path: '/oauth/token', body })).body)
      .access_token as string;
  };
  const full: Caller = { name: 'full', bearer: await tokenFor('api_access') };
  const call = async (method: string, path: string, data?: unknown) => {
    const body = data === undefined ? undefined : JSON.stringify(data);
    const type = body === undefined ? undefined : 'application/json';
    return JSON.parse((await send(base, full, { method, path: `/api/v1/${path}`, body, type })).body);
  };
  const post = async (caller: Caller, path: string, body: FormData) =>
    send(base, caller, { method: 'POST', path, body });
  const enter = async (caller: Caller, link: string): Promise<string> => {
    const { cookie } = await send(base, caller, { method: 'GET', path: new URL(link).pathname });
    // Each link sets another token for the session.
    caller.cookie = cookie ?? caller.cookie;
    return new URL(link).pathname.split('/').at(-2) ?? '';
  };

  const words = {
    market: `Marché ${mark} quartz`,
    firm: `Menuiserie ${mark} ivoire`,
    email: `${mark.toLowerCase()}@menuiserie.example`,
    file: `bilan-${mark.toLowerCase()}.pdf`,
  };
  const deadline = new Date(Date.now() + 30 * 86_400_000).toISOString();
  const public_market = { name: words.market, deadline, siret: '13002526500013', market_type_codes: ['services'] };
  const { identifier: market, configuration_url } = await call('POST', 'public_markets', { public_market });
  const buyer: Caller = { name: 'buyer' };
  const marketToken = await enter(buyer, configuration_url);
  for (const [step, values] of [
    ['setup', { defense: 'no' }],
    ['required_fields', { field: FIELD }],
    ['additional_fields', { wanted: 'no' }],
    ['summary', { finalise: 'yes' }],
  ] as const) {
    await post(buyer, `/buyer/public_markets/${market}/${step}/save`, formOf(values));
  }

  const candidate: Caller = { name: 'candidate' };
  /** An application with its identity and two files, each to be removed at a door of its own. */
  const begin = async (siret: string | null) => {
    const started = await call('POST', `public_markets/${market}/market_applications`, {
      market_application: { siret },
    });
    const token = await enter(candidate, started.application_url);
    const steps = `/candidate/market_applications/${started.identifier}`;
    await post(candidate, `${steps}/company_identification/save`, formOf({ [NAME]: words.firm, [EMAIL]: words.email }));
    const give = async (page: string) => {
      const added = await post(candidate, `${steps}/${page}/files`, pdfForm(words.file));
      expect(added.status, added.body).toBe(201);
      return String(JSON.parse(added.body).file.id);
    };
    const files = { file: await give(STEP), sectionFile: await give(`${STEP}/${SECTION}`) };
    return { identifier: String(started.identifier), steps, token, ...files };
  };
  const draft = await begin(null);
  const member: Caller = { name: 'member' };
  const group = await beginGroup();
  const submitted = await begin('73282932000074');
  await post(candidate, `${submitted.steps}/${STEP}/save`, formOf({ 'declaration.choice': 'no_exclusion' }));
  await post(candidate, `${submitted.steps}/summary/save`, formOf({ submit: 'yes' }));
  const isReady = async () =>
    (await call('GET', `market_applications/${submitted.identifier}`)).documents_ready_at !== null;
  await expect.poll(isReady, { timeout: 60_000 }).toBe(true);
  const deliveries = async () =>
    (await call('GET', 'webhook_deliveries')).data as { id: string; sync_status: string }[];
  await expect
    .poll(async () => (await deliveries()).map(({ sync_status }) => sync_status), { timeout: 60_000 })
    .toEqual(['sync_completed', 'sync_completed']);

  /** A group, of which a browser opened the part of the second firm; the link of the third is left. */
  async function beginGroup() {
    const begun = await begin(null);
    const page = `${begun.steps}/group/save`;
    await post(candidate, page, formOf({ kind: 'conjoint' }));
    const linkOf = async (rank: number) => {
      await post(candidate, `${page}?do=add`, formOf({ company_name: words.firm }));
      const { text } = await post(candidate, `${page}?do=link&part=${rank}`, formOf({ confirmed: 'yes' }));
      const token = new RegExp(`-${rank}/access/([\\w-]+)/member`).exec(text)?.[1];
      expect(token, 'the link of a member is shown').toBeDefined();
      return token ?? '';
    };
    const [second, third] = [await linkOf(2), await linkOf(3)];
    const [part2, part3] = [`${begun.identifier}-2`, `${begun.identifier}-3`];
    const button = `/candidate/market_applications/${part2}/access/${second}/member/open`;
    const { cookie } = await send(base, member, { method: 'POST', path: button, body: formOf({ open: 'yes' }) });
    member.cookie = cookie;
    return { ...begun, part2, part3, token3: third };
  }

  const delivery = (await deliveries())[0]?.id ?? '';
  const names = [
    client.id,
    String(market),
    group.identifier,
    draft.identifier,
    draft.file,
    submitted.identifier,
    submitted.file,
  ];
  return {
    ...{ client, market: String(market), marketToken, draft, submitted, group, delivery, buyer, candidate, member },
    tokens: { full: full.bearer, read: await tokenFor('api_read'), write: await tokenFor('api_write') },
    /** Nobody else may read these, unless they wrote them themselves. */
    secrets: [...Object.values(words), ...names, delivery],
  };
}
