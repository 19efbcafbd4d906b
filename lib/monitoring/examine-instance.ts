import { askDatabase, isDatabaseReachable } from '@/db/database';
import { type Backlog, findLiveProcesses, type ProcessReport, readBacklog } from '@/db/queries/monitoring';
import { instanceSeal } from '@/lib/documents/seal/instance-seal';
import { env } from '@/lib/env';
import { pingClamd } from '@/lib/files/clamd';
import { sealEndsAt } from '@/lib/kits/pdfa/seal';
import { liveSigningKey } from '@/lib/oauth/signing-key';
import { log } from '@/lib/observability/log';
import { examineRegisters, type RegistersExamined } from '@/lib/registers/examine-registers';
import { instanceStorage } from '@/lib/storage/instance-storage';
import { onceASecond } from './once-a-second';
import { probe } from './probe';

/** What was found of the instance; undefined: could not be read, or, for the scanner, there is none. */
export type Findings = {
  database: boolean;
  storage: boolean;
  signingKey: boolean;
  scanner: boolean | undefined;
  /** Null: it cannot be read. Undefined: not known yet, a first start is still making it. */
  sealEndsAt: Date | null | undefined;
  backlog: Backlog | undefined;
  processes: ProcessReport[] | undefined;
  /** Why the database, the backlog or the processes could not be read. */
  failure: unknown;
  /** Bytes that uploads may still take; `Infinity` where nothing bounds them. */
  roomBytes: number | undefined;
  registers: RegistersExamined | undefined;
  at: Date;
};

/** A process reports every 5 seconds; one that has not for this long is counted as dead. */
const ALIVE_MS = 20_000;
const STORAGE_LIMIT_MS = 3_500;

class Unread {
  constructor(readonly why: unknown) {}
}
const unread = (why: unknown) => new Unread(why);
const no = () => false;
const nothing = () => undefined;

const probes = {
  database: probe(askDatabase, unread),
  storage: probe(() => instanceStorage().isReady(), no, STORAGE_LIMIT_MS),
  signingKey: probe(async () => Boolean(await liveSigningKey()), no),
  scanner: probe(askScanner, no),
  sealEndsAt: probe(readSealEnd, nothing),
  backlog: probe(() => readBacklog(new Date()), unread),
  processes: probe(() => findLiveProcesses(ALIVE_MS), unread),
  roomBytes: probe(() => instanceStorage().roomBytes(), nothing),
  registers: probe(() => examineRegisters(new Date()), nothing),
};

/** Looks at every part at once, each within its time limit. At most once a second, however many ask. Never throws. */
export const examineInstance = onceASecond(examineNow);

/** The same, now; for tests that change a part and look again. */
export async function examineNow(): Promise<Findings> {
  const [database, storage, signingKey, scanner, sealEnd, backlog, processes, roomBytes, registers] = await Promise.all(
    [
      probes.database(),
      probes.storage(),
      probes.signingKey(),
      probes.scanner(),
      probes.sealEndsAt(),
      probes.backlog(),
      probes.processes(),
      probes.roomBytes(),
      probes.registers(),
    ],
  );
  const failed = [database, backlog, processes].find((part) => part instanceof Unread);
  return {
    database: !(database instanceof Unread),
    ...{ storage, signingKey, scanner, sealEndsAt: sealEnd, roomBytes, registers },
    backlog: backlog instanceof Unread ? undefined : backlog,
    processes: processes instanceof Unread ? undefined : processes,
    failure: failed?.why,
    at: new Date(),
  };
}

async function askScanner(): Promise<boolean | undefined> {
  const { CLAMD_HOST } = env();
  return CLAMD_HOST && pingClamd(CLAMD_HOST);
}

async function readSealEnd(): Promise<Date | null> {
  try {
    return sealEndsAt(await instanceSeal(new Date()));
  } catch (error) {
    if (await isDatabaseReachable()) log().error({ err: error }, 'the seal of the documents cannot be read');
    return null;
  }
}
