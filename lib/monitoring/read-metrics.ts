import { stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { readTotals } from '@/db/queries/monitoring';
import { PROCESS_KINDS } from '@/db/schema/monitoring';
import { env } from '@/lib/env';
import { log } from '@/lib/observability/log';
import { flushSums } from '@/lib/observability/report-process';
import { isTokenRefused, type RegistersExamined, unavailableSeconds } from '@/lib/registers/examine-registers';
import { examineInstance, type Findings } from './examine-instance';
import { type GaugeValue, openMetrics } from './open-metrics';
import { probe } from './probe';
import { readinessOf } from './readiness';

/** The text of a scrape, whichever process answers. Never throws. */
export async function readMetrics(): Promise<string> {
  const [totals, findings, ...measured] = await Promise.all([
    totalsNow(),
    examineInstance(),
    readDisk(),
    readBackupAge(),
  ]);
  return openMetrics(totals, gaugesOf(findings, ...measured));
}

/** Undefined while the database is away: a sum that is missing is understood, one that goes down is taken for a restart. */
const totalsNow = () => probe(flushAndRead, () => undefined)();

// Read each time, and shared with nobody: what was read a moment ago may be less than what another process has just said.
async function flushAndRead() {
  await flushSums().catch((error: unknown) => log().warn({ err: error }, 'metrics were not written'));
  return readTotals();
}

const readDisk = probe(
  async () => {
    const { bavail, blocks } = await statfs(env().DATA_DIR);
    return bavail / blocks;
  },
  () => undefined,
);

/** Undefined where no backup was ever noted. */
const readBackupAge = probe(
  async () => {
    const { mtimeMs } = await stat(path.join(env().DATA_DIR, 'last-backup'));
    return Math.max(0, (Date.now() - mtimeMs) / 1000);
  },
  () => undefined,
);

function gaugesOf(
  findings: Findings,
  diskFreeRatio: number | undefined,
  backupAgeSeconds: number | undefined,
): GaugeValue[] {
  const { backlog, processes, sealEndsAt, roomBytes, registers, at } = findings;
  const parts = Object.entries(readinessOf(findings).parts);
  return [
    ...parts.map(([part, works]) => ({ name: 'ready', labels: `part="${part}"`, value: Number(works) }) as const),
    ...(backlog ? backlogGauges(backlog) : []),
    ...(processes ? processGauges(processes) : []),
    ...(registers ? registerGauges(registers, at) : []),
    ...(sealEndsAt ? [{ name: 'seal_expiry_timestamp_seconds', value: sealEndsAt.getTime() / 1000 } as const] : []),
    ...(roomBytes !== undefined && Number.isFinite(roomBytes)
      ? [{ name: 'upload_room_bytes', value: roomBytes } as const]
      : []),
    ...(backupAgeSeconds === undefined ? [] : [{ name: 'backup_age_seconds', value: backupAgeSeconds } as const]),
    ...(diskFreeRatio === undefined ? [] : [{ name: 'disk_free_ratio', value: diskFreeRatio } as const]),
  ];
}

function backlogGauges(backlog: NonNullable<Findings['backlog']>): GaugeValue[] {
  return [
    { name: 'outbox_events', value: backlog.outboxWaiting },
    { name: 'outbox_oldest_seconds', value: backlog.outboxOldestSeconds },
    { name: 'jobs_due', value: backlog.jobsDue },
    { name: 'jobs_oldest_due_seconds', value: backlog.jobsOldestDueSeconds },
    { name: 'webhook_deliveries', labels: 'state="pending"', value: backlog.deliveriesPending },
    { name: 'webhook_deliveries', labels: 'state="processing"', value: backlog.deliveriesProcessing },
    { name: 'webhook_deliveries', labels: 'state="retried_later"', value: backlog.deliveriesRetriedLater },
    { name: 'webhook_circuits_open', value: backlog.circuitsOpen },
    { name: 'scans_pending', value: backlog.scansPending },
    { name: 'scans_oldest_seconds', value: backlog.scansOldestSeconds },
    { name: 'messages_waiting', value: backlog.messagesWaiting },
    { name: 'messages_oldest_seconds', value: backlog.messagesOldestSeconds },
    { name: 'documents_late', value: backlog.documentsLate },
  ];
}

function registerGauges({ registers, groups, nearDeadline }: RegistersExamined, now: Date): GaugeValue[] {
  return [
    ...registers.flatMap((register): GaugeValue[] => {
      const labels = `register="${register.register}"`;
      return [
        { name: 'register_unavailable_seconds', labels, value: unavailableSeconds(register, now) },
        { name: 'register_token_refused', labels, value: Number(isTokenRefused(register)) },
      ];
    }),
    ...groups.flatMap(({ group, waiting, left }): GaugeValue[] => {
      const labels = `group="${group}"`;
      return [
        { name: 'register_calls_waiting', labels, value: waiting },
        { name: 'register_budget_left', labels, value: left },
      ];
    }),
    { name: 'register_waiting_near_deadline', value: nearDeadline },
  ];
}

function processGauges(processes: NonNullable<Findings['processes']>): GaugeValue[] {
  return PROCESS_KINDS.flatMap((kind): GaugeValue[] => {
    const labels = `kind="${kind}"`;
    const own = processes.filter((report) => report.kind === kind);
    const largest = (values: number[]) => Math.max(0, ...values);
    return [
      { name: 'processes', labels, value: own.length },
      { name: 'process_resident_bytes', labels, value: largest(own.map((report) => report.residentBytes)) },
      {
        name: 'process_event_loop_delay_seconds',
        labels,
        value: largest(own.map((report) => report.eventLoopDelaySeconds)),
      },
      {
        name: 'process_clock_difference_seconds',
        labels,
        value: largest(own.map((report) => Math.abs(report.clockAheadSeconds))),
      },
    ];
  });
}
