import { CLOCKS_AGREE_MS } from '@/lib/kits/clock/clock';
import { isUnavailable } from '@/lib/registers/examine-registers';
import type { Findings } from './examine-instance';

const WARN_BEFORE_MS = 30 * 86_400_000;
/** What is due is taken within a second; a burst may take some more. */
const LATE_AFTER_SECONDS = 60;
/** A message is tried several times within this long: then the mail server takes none. */
const MESSAGES_LATE_AFTER_SECONDS = 900;

export type Warning =
  | 'no_worker'
  | 'background_late'
  | 'clock_differs'
  | 'disk_low'
  | 'scanner_unavailable'
  | 'register_unavailable'
  | 'messages_late'
  | 'seal_unreadable'
  | 'seal_certificate_expired'
  | 'seal_certificate_expires_soon';

export type Readiness = {
  /** Requests can be served: pages, tokens, files. */
  ready: boolean;
  /** By part, whether it works; the scanner only where there is one. */
  parts: Readonly<Record<string, boolean>>;
  /** What does not work, or will not for long, and keeps no request waiting (docs/decisions/0024). */
  warnings: Warning[];
};

/** What makes an instance unfit for requests, and what its operators are warned of. */
export function readinessOf(findings: Findings): Readiness {
  const { database, storage, signingKey, scanner } = findings;
  // Without the database nothing can be said of what is kept there.
  const warnings = database
    ? [...backgroundWarnings(findings), ...clockWarnings(findings), ...sealWarnings(findings)]
    : [];
  if (findings.roomBytes === 0) warnings.push('disk_low');
  if (scanner === false) warnings.push('scanner_unavailable');
  if (findings.registers?.registers.some((register) => isUnavailable(register, findings.at)))
    warnings.push('register_unavailable');
  if ((findings.backlog?.messagesOldestSeconds ?? 0) > MESSAGES_LATE_AFTER_SECONDS) warnings.push('messages_late');
  const background = database && backgroundWarnings(findings).length === 0;
  const seal = findings.sealEndsAt === undefined ? database : (findings.sealEndsAt ?? 0) > findings.at;
  const parts = {
    database,
    storage,
    signing_key: signingKey,
    seal,
    background,
    ...(scanner !== undefined && { scanner }),
  };
  return { ready: database && storage && signingKey, parts, warnings };
}

function backgroundWarnings({ backlog, processes }: Findings): Warning[] {
  const hasWorker = processes?.some(({ kind }) => kind === 'worker');
  const oldestSeconds = Math.max(backlog?.outboxOldestSeconds ?? 0, backlog?.jobsOldestDueSeconds ?? 0);
  return [
    ...(hasWorker ? [] : (['no_worker'] as const)),
    ...(oldestSeconds > LATE_AFTER_SECONDS || !backlog ? (['background_late'] as const) : []),
  ];
}

/** Waits, windows and leases are judged by the clock of each process, sleeps by the database's: they must agree. */
function clockWarnings({ processes = [] }: Findings): Warning[] {
  const differs = processes.some(({ clockAheadSeconds }) => Math.abs(clockAheadSeconds) * 1000 > CLOCKS_AGREE_MS);
  return differs ? ['clock_differs'] : [];
}

function sealWarnings({ sealEndsAt, at }: Findings): Warning[] {
  if (sealEndsAt === undefined) return [];
  if (sealEndsAt === null) return ['seal_unreadable'];
  const leftMs = sealEndsAt.getTime() - at.getTime();
  if (leftMs <= 0) return ['seal_certificate_expired'];
  return leftMs < WARN_BEFORE_MS ? ['seal_certificate_expires_soon'] : [];
}
