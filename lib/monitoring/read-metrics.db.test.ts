import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { addToTotals, readTotals } from '@/db/queries/monitoring';
import { forgetMonitoring } from '@/db/testing/monitoring-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { countRequests } from '@/lib/observability/count-requests';
import { count, observe, takeSums } from '@/lib/observability/metrics';
import { flushSums } from '@/lib/observability/report-process';
import { routeTemplates } from '@/lib/observability/route-template';
import { openMetrics } from './open-metrics';
import { readMetrics } from './read-metrics';

useTestDatabase();
beforeEach(async () => {
  takeSums();
  await forgetMonitoring();
});

let server: Server;
beforeAll(async () => {
  countRequests(routeTemplates(['/api/v1/public_markets', '/api/v1/public_markets/{identifier}']));
  server = createServer((_, response) => void response.end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => void server.close());

function ask(path: string, method = 'GET'): Promise<void> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method });
    sent
      .on('error', reject)
      .on('response', (answer) => answer.resume().on('end', resolve))
      .end();
  });
}

const rendered = async () => {
  await flushSums();
  return openMetrics(await readTotals(), []);
};

it('adds up what several processes count, and never goes down', async () => {
  const attempt = [{ name: 'webhook_attempts_total', labels: 'outcome="delivered"', value: 2 }];
  await Promise.all([addToTotals(attempt), addToTotals(attempt)]);
  count('webhook_attempts', { outcome: 'delivered' });
  await flushSums();
  await flushSums();
  expect(await rendered()).toContain('\npasse_marche_webhook_attempts_total{outcome="delivered"} 5\n');
  expect(await rendered()).toContain('\npasse_marche_webhook_attempts_total{outcome="retry"} 0\n');
});

it('keeps what could not be written for the next time', async () => {
  count('uploads', { outcome: 'kept' });
  const impossible = {
    id: 'x',
    kind: 'web',
    residentBytes: Number('none'),
    eventLoopDelaySeconds: null as never,
  } as const;
  await expect(flushSums(impossible)).rejects.toThrow();
  count('uploads', { outcome: 'kept' });
  await flushSums();
  expect(await rendered()).toContain('passe_marche_uploads_total{outcome="kept"} 2\n');
});

it('shows a histogram as sums that only grow', async () => {
  for (const seconds of [0.05, 0.3, 0.3, 500]) observe('document_duration_seconds', seconds, { kind: 'attestation' });
  await flushSums();
  const lines = (await rendered())
    .split('\n')
    .filter((line) => line.startsWith('passe_marche_document_duration_seconds'));
  const values = lines.map((line) => line.split(' ').at(-1));
  expect(values).toEqual(['1', '1', '3', '3', '3', '3', '3', '3', '3', '3', '4', '500.65', '4']);
});

it('counts each request by route, method and status', async () => {
  await ask('/api/v1/public_markets/VR-1', 'GET');
  await ask('/api/v1/public_markets/VR-2', 'GET');
  await expect
    .poll(rendered)
    .toContain('http_requests_total{route="/api/v1/public_markets/{identifier}",method="GET",status="2xx"} 2\n');
  expect(await rendered()).not.toContain('VR-1');
});

it('does not grow with the paths that anybody makes up', async () => {
  const seriesOf = async () => (await readTotals()).length;
  await ask('/nothing');
  await expect.poll(rendered).toContain('route="other"');
  const batch = 100;
  for (let first = 0; first < 10_000; first += batch)
    await Promise.all(
      Array.from({ length: batch }, (_, number) =>
        ask(`/${first + number}/%22%0a{x="y"}/..`.replace(/["{}]/g, encodeURIComponent)),
      ),
    );
  await expect.poll(rendered).toContain('http_requests_total{route="other",method="GET",status="2xx"} 10001\n');
  // One counter, the sum, and a bucket for each duration.
  expect(await seriesOf()).toBeLessThanOrEqual(2 + 12);
});

it('ends as OpenMetrics wants it, with the gauges', async () => {
  const text = await readMetrics();
  expect(text.endsWith('# EOF\n')).toBe(true);
  expect(text).toContain('passe_marche_ready{part="database"} 1\n');
  expect(text).toContain('passe_marche_outbox_events 0\n');
  expect(text).toMatch(/passe_marche_disk_free_ratio 0\.\d+\n/);
});
