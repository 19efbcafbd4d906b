import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { promtool } from '@/bin/machine/promtool';
import { GAUGES, PREFIX, TALLIES } from '@/lib/observability/metric-list';
import { alertNames, disagreement, rulesFile, rulesText, type Series } from './testing/evaluate-alerts';
import { normalRun } from './testing/normal-run';

const calls = (rest: string) =>
  `passe_marche_http_requests_total{route="/api/v1/public_markets",method="POST",${rest}}`;
const durations = (le: string) =>
  `passe_marche_http_request_duration_seconds_bucket{route="/api/v1/public_markets",le="${le}"}`;

/** What breaks after an hour, beside the normal run; minutes until the alert must be there, and what else fires with it. */
const faults: [alert: string, fault: Series, minutes: number, others?: string[]][] = [
  ['InstanceDown', { up: '1x60 0x59' }, 4],
  ['DatabaseUnavailable', { 'passe_marche_ready{part="database"}': '1x60 0x59' }, 3],
  ['StorageUnavailable', { 'passe_marche_ready{part="storage"}': '1x60 0x59' }, 3],
  ['SigningKeyUnavailable', { 'passe_marche_ready{part="signing_key"}': '1x60 0x59' }, 3],
  ['ErrorRate', { [calls('status="5xx"')]: '0+1x60 100+40x59' }, 10],
  ['Latency', { [durations('0.1')]: '0+620x60 37200+300x59', [durations('1')]: '0+630x60 37800+400x59' }, 16],
  ['EventLoopBlocked', { 'passe_marche_process_event_loop_delay_seconds{kind="web"}': '0.05x60 2x59' }, 7],
  ['NoWorker', { 'passe_marche_processes{kind="worker"}': '1x60 0x59' }, 3],
  ['QueueStuck', { passe_marche_outbox_oldest_seconds: '0x60 60+60x59' }, 6],
  ['QueueStuck', { passe_marche_jobs_oldest_due_seconds: '0x60 60+60x59' }, 9],
  ['DocumentsLate', { passe_marche_documents_late: '0x60 1x59' }, 7],
  ['DocumentsFailing', { 'passe_marche_documents_total{kind="attestation",outcome="failed"}': '0x60 0+1x59' }, 8],
  ['CircuitOpen', { passe_marche_webhook_circuits_open: '0x60 1x59' }, 12],
  ['WebhookFailureRate', { 'passe_marche_webhook_attempts_total{outcome="retry"}': '0+1x60 60+30x59' }, 20],
  ['SealExpiring', { passe_marche_seal_expiry_timestamp_seconds: '2000000x120' }, 10],
  ['SealUnusable', { 'passe_marche_ready{part="seal"}': '1x60 0x59' }, 7],
  ['ScannerDown', { 'passe_marche_ready{part="scanner"}': '1x60 0x59' }, 7],
  ['ScansWaiting', { passe_marche_scans_oldest_seconds: '5x60 1700+60x59' }, 9],
  ['MessagesWaiting', { passe_marche_messages_oldest_seconds: '5x60 300+60x59' }, 17],
  ['BackupLate', { passe_marche_backup_age_seconds: '80000+60x60 93000+60x59' }, 22],
  ['DiskNearlyFull', { passe_marche_disk_free_ratio: '0.4x60 0.05x59' }, 12],
  ['UploadsRefused', { passe_marche_upload_room_bytes: '1000000x60 0x59' }, 4],
  ['ClocksDiffer', { 'passe_marche_process_clock_difference_seconds{kind="worker"}': '0.1x60 7200x59' }, 4],
  ['FailedSignIns', { 'passe_marche_authentications_total{kind="client",outcome="refused"}': '0+3x60 180+50x59' }, 6],
  [
    'AdministratorSignInsFailing',
    { 'passe_marche_authentications_total{kind="administrator",outcome="refused"}': '0x60 0+3x59' },
    6,
  ],
  ['RateLimitSaturation', { 'passe_marche_rate_limited_total{bucket="api"}': '0+5x60 300+60x59' }, 8],
  ['RegisterUnavailable', { 'passe_marche_register_unavailable_seconds{register="urssaf"}': '0x60 0+60x59' }, 18],
  ['RegisterTokenRefused', { 'passe_marche_register_token_refused{register="urssaf"}': '0x60 1x59' }, 4],
  [
    'RegisterBudgetExhausted',
    {
      'passe_marche_register_budget_left{group="dgfip"}': '5x60 0x9 1 0x49',
      'passe_marche_register_calls_waiting{group="dgfip"}': '0x60 9x59',
    },
    32,
  ],
  ['RegisterLateForDeadline', { passe_marche_register_waiting_near_deadline: '0x60 1x59' }, 7],
];

describe('the alert rules', () => {
  it('are well-formed', () => {
    const { status, stdout, stderr } = spawnSync(promtool() ?? '', ['check', 'rules', rulesFile], { encoding: 'utf8' });
    expect(status, stdout + stderr).toBe(0);
  });

  it.each([10, 61, 118])('are silent in a normal run, after %i minutes', (minutes) => {
    expect(disagreement(normalRun, minutes, [])).toBeUndefined();
  });

  it.each(faults)('%s fires on its fault %j and nothing else does', (alert, fault, minutes, others = []) => {
    expect(disagreement({ ...normalRun, ...fault }, 60 + minutes, [alert, ...others])).toBeUndefined();
  });

  it('NoMetrics fires when nothing is scraped', () => {
    expect(disagreement({ up: '1x120' }, 61, ['NoMetrics'])).toBeUndefined();
  });

  it('all have a fault that makes them fire', () => {
    expect([...new Set(faults.map(([alert]) => alert)), 'NoMetrics'].toSorted()).toEqual(alertNames.toSorted());
  });
});

const names = [
  ...Object.keys(GAUGES),
  ...Object.entries(TALLIES).flatMap(([name, { type }]) =>
    type === 'counter' ? [`${name}_total`] : [`${name}_bucket`, `${name}_sum`, `${name}_count`],
  ),
].map((name) => PREFIX + name);

it.each([
  ['alerts.yml', rulesText],
  ['grafana-dashboard.json', readFileSync('docs/monitoring/grafana-dashboard.json', 'utf8')],
])('%s names no metric that the application does not give', (_file, text) => {
  const named = [...new Set(text.match(/passe_marche_\w+/g))];
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => !names.includes(name))).toEqual([]);
});
