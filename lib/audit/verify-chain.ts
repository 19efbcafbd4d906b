import { type Database, inTransaction } from '@/db/database';
import {
  findCuts,
  findHead,
  findLostRows,
  type Head,
  type ReadLink,
  readAtOneInstant,
  readLinks,
  readUnchainedRows,
} from '@/db/queries/audit/chain';
import type { AuditRow } from '@/db/queries/audit/rows';
import { chainHash, GENESIS } from './chain-hash';
import { AUDIT_CUT } from './cut';
import { sealRow } from './seal';

/**
 * - `changed`: the row is not as it was written, or this application never wrote it.
 * - `missing`: the row is gone.
 * - `misplaced`: the row is as it was written and does not belong there: rows or links were exchanged, or a link rewritten.
 * - `links_missing`: links are gone, from `position` to `until`, with or without their rows.
 * - `unchained`: the row is in no link and waits for none: it was added or put back by hand.
 * - `cut`: the chain does not reach, or is not the one of, the end that was written down.
 */
export type AuditProblem = {
  kind: 'changed' | 'missing' | 'misplaced' | 'links_missing' | 'unchained' | 'cut';
  position: number | null;
  until?: number;
  auditId: string | null;
};

export type Verified = {
  /** Rows looked at. */
  rows: number;
  /** From where the chain is kept: what is before was deleted by the retention rules. */
  cutAt: number;
  head: Head;
  /** Rows that were written and are not in the chain yet, and since when the oldest waits. */
  waiting: number;
  waitingSince: Date | null;
  problems: number;
};

const BATCH = 1000;

/**
 * Reads the whole log as it stands at one instant, batch by batch, and tells each problem.
 * @param known an end of the chain that was written down elsewhere: the chain must still hold it
 */
export function verifyAudit(report: (problem: AuditProblem) => void, known?: Head): Promise<Verified> {
  return inTransaction(async (tx) => {
    await readAtOneInstant(tx);
    const verified: Verified = {
      ...{ rows: 0, cutAt: 0, head: { position: 0, hash: GENESIS } },
      ...{ waiting: 0, waitingSince: null, problems: 0 },
    };
    const tell = (kind: AuditProblem['kind'], at: Partial<AuditProblem> = {}) => {
      verified.problems += 1;
      report({ kind, position: null, auditId: null, ...at });
    };
    await followChain(tx, verified, tell, known);
    await checkEnd(tx, verified, tell, known);
    await checkUnchained(tx, verified, tell);
    return verified;
  });
}

type Tell = (kind: AuditProblem['kind'], at?: Partial<AuditProblem>) => void;

async function followChain(tx: Database, verified: Verified, tell: Tell, known?: Head): Promise<void> {
  const cut = await lastCut(tx);
  verified.cutAt = cut.position;
  verified.head = cut;
  for (;;) {
    const links = await readLinks(tx, verified.head.position, BATCH);
    for (const link of links) {
      checkLink(verified.head, link, tell);
      if (known?.position === link.position && known.hash !== link.hash) tell('cut', { position: link.position });
      // Goes on from the digest as stored, right or wrong: one problem is reported once, where it is.
      verified.head = { position: link.position, hash: link.hash };
      if (link.row) verified.rows += 1;
    }
    if (links.length < BATCH) return;
  }
}

function checkLink(previous: Head, link: ReadLink, tell: Tell): void {
  const { position, auditId, row } = link;
  const isNext = position === previous.position + 1;
  if (!isNext) tell('links_missing', { position: previous.position + 1, until: position - 1 });
  if (!row) tell('missing', { position, auditId });
  else if (sealRow(row) !== row.seal) tell('changed', { position, auditId });
  // After a gap, what stood before is not known.
  else if (isNext && chainHash(previous.hash, position, row.seal) !== link.hash) {
    tell('misplaced', { position, auditId });
  }
}

/** Up to where the retention rules deleted the log, by the last row that says so and that we wrote. */
async function lastCut(tx: Database): Promise<Head> {
  const cuts = (await findCuts(tx, AUDIT_CUT, BATCH)).filter((row) => sealRow(row) === row.seal).map(cutOf);
  return cuts.reduce((last, cut) => (cut.position > last.position ? cut : last), { position: 0, hash: GENESIS });
}

const cutOf = ({ details }: AuditRow): Head => ({ position: Number(details.position), hash: String(details.hash) });

async function checkEnd(tx: Database, { head: end, cutAt }: Verified, tell: Tell, known?: Head): Promise<void> {
  const written = (await findHead(tx)) ?? { position: cutAt, hash: end.hash };
  const isCut = written.position > end.position;
  if (isCut) tell('cut', { position: end.position + 1, until: written.position });
  else if (written.position < end.position || written.hash !== end.hash) tell('cut', { position: written.position });
  // Of what the retention rules deleted, the end is all that is left.
  if (known && known.position > end.position && !isCut) {
    tell('cut', { position: end.position + 1, until: known.position });
  }
}

async function checkUnchained(tx: Database, verified: Verified, tell: Tell): Promise<void> {
  for (const auditId of await findLostRows(tx, BATCH)) tell('missing', { auditId });
  let after: string | undefined;
  for (;;) {
    const rows = await readUnchainedRows(tx, after, BATCH);
    for (const row of rows) {
      verified.rows += 1;
      if (sealRow(row) !== row.seal) tell('changed', { auditId: row.id });
      else if (!row.waiting) tell('unchained', { auditId: row.id });
      else noteWaiting(verified, row.at);
    }
    after = rows.at(-1)?.id;
    if (rows.length < BATCH) return;
  }
}

function noteWaiting(verified: Verified, at: Date): void {
  verified.waiting += 1;
  if (!verified.waitingSince || at < verified.waitingSince) verified.waitingSince = at;
}
