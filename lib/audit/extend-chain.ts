import { inTransaction } from '@/db/database';
import { appendToChain, claimUnchainedRows, findHead, type Head, hasUnchainedRows } from '@/db/queries/audit/chain';
import { log } from '@/lib/observability/log';
import { chainHash, GENESIS } from './chain-hash';
import { sealRow } from './seal';

const BATCH = 500;

/**
 * Adds to the chain the rows of the log that were committed since, in the order of their times. Returns the end of the
 * chain; undefined when there is nothing to add, or another process is at it. Killed, it leaves the chain whole.
 */
export async function extendChain(now: Date): Promise<Head | undefined> {
  let end: Head | undefined;
  while (await hasUnchainedRows()) {
    const extended = await extendOnce(now);
    if (!extended) return end;
    end = extended.head;
    if (extended.added < BATCH) return end;
  }
  return end;
}

async function extendOnce(now: Date): Promise<{ head: Head; added: number } | undefined> {
  return inTransaction(async (tx) => {
    const rows = await claimUnchainedRows(tx, BATCH);
    if (!rows) return undefined;
    let head = (await findHead(tx)) ?? { position: 0, hash: GENESIS };
    const links = rows.map((row) => {
      if (sealRow(row) !== row.seal)
        log().error({ auditId: row.id }, 'an audit row was not written by this application');
      const position = head.position + 1;
      head = { position, hash: chainHash(head.hash, position, row.seal) };
      return { ...head, auditId: row.id };
    });
    if (links.length > 0) await appendToChain(tx, links, now);
    return { head, added: links.length };
  });
}
