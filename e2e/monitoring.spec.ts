import { readFileSync } from 'node:fs';
import { type APIRequestContext, expect, test } from '@playwright/test';
import { type Instance, startInstance } from '@/bin/launcher/instance';
import { disagreement, rulesText } from '@/docs/monitoring/testing/evaluate-alerts';
import { samplesOf, stayedSo } from '@/docs/monitoring/testing/scraped-series';
import { startSpanReceiver } from '@/lib/observability/testing/span-receiver';
import { configureByApi, demoToken } from './without-browser';

/** The application as it is, its metrics as they are scraped, the alert rules as they are shipped. No browser. */

/** There is none before the first backup. */
const BACKUP_AGE = 'passe_marche_backup_age_seconds';

const METRICS_TOKEN = 'a-token-for-the-scrapes-of-tests';
const HOUR_MINUTES = 60;
let instance: Instance | undefined;
let collector: Awaited<ReturnType<typeof startSpanReceiver>> | undefined;

test.beforeEach(() => test.setTimeout(180_000));
test.afterEach(async () => {
  await instance?.stop();
  await collector?.stop();
  instance = undefined;
  collector = undefined;
});

/** Each scrape has a connection of its own: with several web processes, another one answers. */
async function scrape({ applicationUrl }: Instance): Promise<string> {
  const headers = { Authorization: `Bearer ${METRICS_TOKEN}`, Connection: 'close' };
  const answer = await fetch(`${applicationUrl}/metrics`, { headers });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/openmetrics-text; version=1.0.0; charset=utf-8');
  return answer.text();
}

const figure = async (from: Instance, series: string) => samplesOf(await scrape(from)).get(`passe_marche_${series}`);

async function answerFailures({ editorUrl }: Instance, request: APIRequestContext, count: number): Promise<void> {
  const form = { status: '500', count: String(count), delay: '0' };
  await request.post(`${editorUrl}/webhooks/reponses`, { form, headers: { Origin: editorUrl }, maxRedirects: 0 });
}

/** A call of the API, on a connection of its own. */
async function call({ applicationUrl }: Instance, token: string, method: string, address: string) {
  const headers = { Authorization: `Bearer ${token}`, Connection: 'close' };
  const answer = await fetch(applicationUrl + address, { method, headers });
  const body = (await answer.json()) as { data: { id: string }[] };
  return { status: answer.status, requestId: answer.headers.get('x-request-id'), body };
}

const logLines = (name: string): Record<string, unknown>[] =>
  readFileSync(`test-results/${name}.log`, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [json] = /\{.*\}$/.exec(line) ?? [];
      return json ? [JSON.parse(json)] : [];
    });

test('figures that only grow, whichever process answers; an open circuit raises its alert; one request id and one trace', async ({
  request,
}) => {
  collector = await startSpanReceiver();
  const settings = { WEB_PROCESSES: '2', METRICS_TOKEN, OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint };
  const own = await startInstance(settings, 'monitoring');
  instance = own;
  const { applicationUrl } = own;

  expect((await fetch(`${applicationUrl}/metrics`)).status).toBe(401);
  const headers = { Authorization: `Bearer ${METRICS_TOKEN}x` };
  expect((await fetch(`${applicationUrl}/metrics`, { headers })).status).toBe(401);

  const token = await demoToken(request, applicationUrl);
  await configureByApi(request, applicationUrl, token);
  const attempts = 'webhook_attempts_total{outcome="delivered"}';
  await expect.poll(() => figure(own, attempts), { timeout: 20_000 }).toBe(1);
  await expect.poll(() => figure(own, 'processes{kind="worker"}'), { timeout: 20_000 }).toBe(1);
  await expect.poll(() => figure(own, 'processes{kind="web"}'), { timeout: 20_000 }).toBe(2);
  const normal = await scrape(own);
  expect(disagreement(stayedSo(normal), HOUR_MINUTES, [])).toBeUndefined();
  const names = new Set([...samplesOf(normal).keys()].map((series) => series.split('{')[0]));
  expect(
    [...new Set(rulesText.match(/passe_marche_\w+/g))].filter((name) => !names.has(name) && name !== BACKUP_AGE),
  ).toEqual([]);

  const series = 'passe_marche_http_requests_total{route="/metrics",method="GET",status="2xx"}';
  let before = 0;
  for (let time = 0; time < 30; time++) {
    const seen = samplesOf(await scrape(own)).get(series) ?? 0;
    expect(seen).toBeGreaterThanOrEqual(before);
    before = seen;
  }

  const [delivered] = (await call(own, token, 'GET', '/api/v1/webhook_deliveries')).body.data;
  const again = await call(own, token, 'POST', `/api/v1/webhook_deliveries/${delivered?.id}/redeliver`);
  expect(again.status).toBe(202);
  const saidOf = () =>
    logLines('monitoring').flatMap(({ requestId, msg }) => (requestId === again.requestId ? msg : []));
  await expect
    .poll(saidOf, { timeout: 20_000 })
    .toEqual(expect.arrayContaining(['request', 'event relayed', 'webhook attempt']));

  // Three attempts for the first, two for the second: the circuit opens at the fifth.
  await answerFailures(own, request, 5);
  await configureByApi(request, applicationUrl, token);
  await configureByApi(request, applicationUrl, token);
  await expect.poll(() => figure(own, 'webhook_circuits_open'), { timeout: 40_000 }).toBe(1);
  expect(disagreement(stayedSo(await scrape(own)), HOUR_MINUTES, ['CircuitOpen'])).toBeUndefined();

  // A delivery, another, and five that failed: each attempt says from which request it comes, as the relay did.
  const idsOf = (message: string) =>
    logLines('monitoring').flatMap(({ msg, requestId }) => (msg === message ? [requestId] : []));
  await expect.poll(() => idsOf('webhook attempt').length, { timeout: 20_000 }).toBe(7);
  const relayed = idsOf('event relayed');
  expect(idsOf('webhook attempt').filter((id) => typeof id !== 'string' || !relayed.includes(id))).toEqual([]);
  expect(JSON.stringify(logLines('monitoring'))).not.toMatch(
    /demo_editor_secret|demo_webhook_secret|eyJ|access\/(?!\[)/,
  );

  const route = 'POST /api/v1/webhook_deliveries/{id}/redeliver';
  await expect.poll(() => tracesOf(route).length, { timeout: 20_000 }).toBe(1);
  await expect
    .poll(() => collector?.spans.flatMap((span) => (span.traceId === tracesOf(route)[0] ? span.name : [])), {
      timeout: 20_000,
    })
    .toEqual(expect.arrayContaining([route, 'relay webhook/requested', 'webhook attempt']));
});

const tracesOf = (name: string) => [
  ...new Set(collector?.spans.filter((span) => span.name === name).map(({ traceId }) => traceId)),
];

test('without a worker what waits grows older, and the alerts say so; the pages still answer', async ({ request }) => {
  const own = await startInstance({ WORKER_PROCESSES: '0', METRICS_TOKEN }, 'monitoring-no-worker');
  instance = own;
  const token = await demoToken(request, own.applicationUrl);
  await configureByApi(request, own.applicationUrl, token);
  const age = () => figure(own, 'outbox_oldest_seconds');
  await expect.poll(age, { timeout: 10_000 }).toBeGreaterThan(1);
  const young = await age();
  await expect.poll(age, { timeout: 10_000 }).toBeGreaterThan((young ?? 0) + 2);
  const ready = await request.get(`${own.applicationUrl}/readyz`);
  expect(ready.status()).toBe(200);
  expect(await ready.json()).toMatchObject({ status: 'ok', background: false, warnings: ['no_worker'] });

  const series = stayedSo(await scrape(own));
  expect(disagreement(series, HOUR_MINUTES, ['NoWorker'])).toBeUndefined();
  const growing = { ...series, passe_marche_outbox_oldest_seconds: `${young}+60x120` };
  expect(disagreement(growing, HOUR_MINUTES, ['NoWorker', 'QueueStuck'])).toBeUndefined();
});
