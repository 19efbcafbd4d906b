import { setTimeout as delay } from 'node:timers/promises';
import { type Account, fetchToken } from '@/bin/bench/accounts';

const retryMs = 250;
const requestTimeoutMs = 10_000;
const deadline = '2099-12-31T12:00:00Z';

/** What a platform and its buyer do over HTTP, as often as it takes: the server may be dying. */
export class Buyer {
  #token: string | undefined;

  constructor(
    readonly origin: string,
    readonly account: Account,
    readonly signal: AbortSignal,
  ) {}

  /** Creates, configures and finalises a market; resolves with its identifier once the API says that it is finalised. */
  async finaliseMarket(name: string): Promise<string> {
    const { identifier, configuration_url } = await this.#insist(() => this.#createMarket(name));
    const cookie = await this.#insist(() => this.#openLink(configuration_url));
    const steps: [string, Record<string, string>][] = [
      ['setup', { defense: 'no' }],
      ['required_fields', { field: 'none', confirmed: 'yes' }],
      ['additional_fields', { wanted: 'no' }],
      ['summary', { finalise: 'yes' }],
    ];
    for (;;) {
      for (const [step, fields] of steps) await this.#insist(() => this.#post(identifier, step, fields, cookie));
      if (await this.#insist(() => this.#isFinalised(identifier))) return identifier;
    }
  }

  async #createMarket(name: string): Promise<{ identifier: string; configuration_url: string }> {
    const market = { name, deadline, siret: '13002526500013', market_type_codes: ['services'] };
    const answer = await this.#api('/api/v1/public_markets', JSON.stringify({ public_market: market }));
    return (await answer.json()) as { identifier: string; configuration_url: string };
  }

  async #isFinalised(identifier: string): Promise<boolean> {
    const answer = await this.#api(`/api/v1/public_markets/${identifier}`);
    return ((await answer.json()) as { completed_at: string | null }).completed_at !== null;
  }

  async #api(path: string, body?: string): Promise<Response> {
    this.#token ??= await fetchToken(this.origin, this.account);
    const headers = { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' };
    const answer = await this.#fetch(path, { headers, ...(body !== undefined && { method: 'POST', body }) });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    return answer;
  }

  /** Follows the buyer's link as a browser does; returns the session's cookie. */
  async #openLink(url: string): Promise<string> {
    const answer = await this.#fetch(url, {});
    const [cookie] = answer.headers.getSetCookie();
    if (!cookie) throw new Error(`no session (${answer.status})`);
    return cookie.split(';')[0] ?? '';
  }

  /** Sends one step's form with what the page holds hidden in it. A step that is over redirects: nothing is sent then. */
  async #post(identifier: string, step: string, fields: Record<string, string>, cookie: string): Promise<void> {
    const path = `/buyer/public_markets/${identifier}/${step}`;
    const page = await this.#fetch(path, { headers: { cookie } });
    if (page.status >= 500) throw new Error(`${path} answered ${page.status}`);
    if (page.status !== 200) return;
    const form = new FormData();
    for (const [name, value] of hiddenFields(await page.text())) form.set(name, value);
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    const answer = await this.#fetch(path, { method: 'POST', headers: { cookie }, body: form });
    if (answer.status >= 500) throw new Error(`${path} answered ${answer.status}`);
  }

  #fetch(path: string, init: RequestInit): Promise<Response> {
    const signal = AbortSignal.any([this.signal, AbortSignal.timeout(requestTimeoutMs)]);
    return fetch(new URL(path, this.origin), { redirect: 'manual', ...init, signal });
  }

  async #insist<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work();
      } catch {
        this.signal.throwIfAborted();
        await delay(retryMs);
      }
    }
  }
}

/** By name; what they hold has no other character that HTML escapes. */
function hiddenFields(html: string): [string, string][] {
  return [...html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].flatMap(([tag]) => {
    const [, name] = /\sname="([^"]+)"/.exec(tag) ?? [];
    const [, value = ''] = /\svalue="([^"]*)"/.exec(tag) ?? [];
    return name ? [[name, value.replaceAll('&quot;', '"')]] : [];
  });
}
