import type { StepName } from '@/bin/conformance/client-half';
import { CREDENTIALS } from '@/bin/conformance/trial-instance';

/** What may be wrong with a client. */
export type Fault =
  | 'other_key'
  | 'no_key'
  | 'other_body'
  | 'no_renewal'
  | 'insists_on_403'
  | 'repeats_422'
  | 'hurries_after_429'
  | 'waits_for_ever'
  | 'hurries_after_404'
  | 'insists_on_attestation'
  | 'always_a_siret'
  | 'wrong_secret'
  | 'no_root_key';

type Answer = { status: number | null; body: Record<string, string>; retryAfterMs: number };

const MARKET = { name: 'École', deadline: '2099-12-31', siret: '13002526500013', market_type_codes: ['works'] };
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * A client as integrators write one, with one fault or none. `act` does what a step asks for; it ends when the client
 * is done with it.
 */
export function trialClient(base: string, fault?: Fault) {
  let token: string | undefined;
  let links: Record<string, string> = {};
  const timeoutMs = fault === 'waits_for_ever' ? 60_000 : 6_000;

  async function dial(path: string, init: RequestInit): Promise<Answer> {
    try {
      const answer = await fetch(base + path, { ...init, signal: AbortSignal.timeout(timeoutMs) });
      const retryAfterMs = Number(answer.headers.get('retry-after') ?? 0) * 1000;
      const text = await answer.text();
      return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : {}, retryAfterMs };
    } catch {
      return { status: null, body: {}, retryAfterMs: 0 };
    }
  }

  async function renew(): Promise<void> {
    const { clientId: client_id } = CREDENTIALS;
    const client_secret = fault === 'wrong_secret' ? 'faux' : CREDENTIALS.clientSecret;
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret });
    token = (await dial('/oauth/token', { method: 'POST', body })).body.access_token;
  }

  async function call(path: string, init: { method?: string; body?: string; key?: string } = {}): Promise<Answer> {
    if (!token) await renew();
    const ask = () => {
      const headers = { Authorization: `Bearer ${token}`, ...(init.key && { 'Idempotency-Key': init.key }) };
      return dial(path, { method: init.method ?? 'GET', headers, ...(init.body && { body: init.body }) });
    };
    const answer = await ask();
    if (answer.status !== 401 || fault === 'no_renewal') return answer;
    await renew();
    return ask();
  }

  /** Creates a market; what may have been done is asked again, as it was. */
  async function createMarket(): Promise<void> {
    let key = fault === 'no_key' ? '' : crypto.randomUUID();
    let market: Record<string, unknown> = MARKET;
    for (let attempt = 1; attempt <= 3; attempt++) {
      const body = JSON.stringify(fault === 'no_root_key' ? market : { public_market: market });
      const answer = await call('/api/v1/public_markets', { method: 'POST', body, key });
      if (answer.status === 201) links = answer.body;
      const again =
        answer.status === null ||
        answer.status >= 500 ||
        answer.status === 429 ||
        (answer.status === 403 && fault === 'insists_on_403') ||
        (answer.status === 422 && fault === 'repeats_422');
      if (!again) return;
      if (fault === 'other_key') key = crypto.randomUUID();
      if (fault === 'other_body') market = { ...market, name: `${market.name} bis` };
      await sleep(fault === 'hurries_after_429' ? 50 : Math.max(answer.retryAfterMs, 50));
    }
  }

  async function apply(siret: string | undefined): Promise<void> {
    const body = JSON.stringify({ market_application: { siret } });
    const path = `/api/v1/public_markets/${links.identifier}/market_applications`;
    links = { ...links, ...(await call(path, { method: 'POST', body })).body };
  }

  async function download(kind: string): Promise<void> {
    for (let attempt = 1; attempt <= 3; attempt++) {
      const { status, retryAfterMs } = await call(`/api/v1/market_applications/FT1/${kind}`);
      const again = status === 404 || (status === 422 && fault === 'insists_on_attestation');
      if (!again) return;
      await sleep(fault === 'hurries_after_404' ? 50 : Math.max(retryAfterMs, 50));
    }
  }

  const open = (url = '') => dial(url.slice(base.length), {});

  const STEPS: Record<StepName, () => Promise<unknown>> = {
    token: renew,
    create_market: createMarket,
    open_market: () => open(links.configuration_url),
    follow_market: () => call(`/api/v1/public_markets/${links.identifier}`),
    refused_token: () => call(`/api/v1/public_markets/${links.identifier}`),
    forbidden: createMarket,
    invalid: createMarket,
    too_many: createMarket,
    server_error: createMarket,
    time_out: createMarket,
    with_siret: () => apply('73282932000074'),
    without_siret: () => apply(fault === 'always_a_siret' ? '73282932000074' : undefined),
    open_application: () => open(links.application_url),
    not_completed: () => download('attestation'),
    not_ready: () => download('attestation'),
    package: () => download('documents_package'),
  };
  return { act: (step: StepName) => STEPS[step]() };
}
