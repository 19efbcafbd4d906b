import { beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '@/db/database';
import { alterAudit, auditRows, emptyAudit } from '@/db/testing/audit-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { extendChain } from '@/lib/audit/extend-chain';
import { recordAudit } from '@/lib/audit/record';
import { type AuditProblem, verifyAudit } from '@/lib/audit/verify-chain';
import { countOldAudit, pruneAudit } from './prune-audit';

useTestDatabase();

const day = (rank: number) => new Date(Date.UTC(2030, 0, rank));
const now = day(20);

async function problems(): Promise<AuditProblem[]> {
  const found: AuditProblem[] = [];
  await verifyAudit((problem) => found.push(problem));
  return found;
}

beforeEach(async () => {
  await emptyAudit();
  for (let rank = 1; rank <= 10; rank += 1) {
    await inTransaction((tx) => recordAudit(tx, { action: 'market.created', details: { rank }, now: day(rank) }));
  }
  await extendChain(now);
});

const ranks = async () => (await auditRows()).map(({ action, details }) => details.rank ?? action);

describe('pruneAudit', () => {
  it('deletes what is older, says so in the log, and the rest verifies, as often as it is done', async () => {
    expect(await countOldAudit(day(4))).toEqual({ count: 3, oldest: day(1) });
    expect(await pruneAudit(day(4), now)).toBe(3);
    expect(await ranks()).toEqual([4, 5, 6, 7, 8, 9, 10, 'audit.pruned']);
    expect(await verifyAudit(() => {})).toMatchObject({ cutAt: 3, waiting: 1, problems: 0 });
    await extendChain(now);
    expect(await pruneAudit(day(4), now)).toBe(0);
    expect(await pruneAudit(day(8), now)).toBe(4);
    await extendChain(now);
    expect(await verifyAudit(() => {})).toMatchObject({ cutAt: 7, waiting: 0, problems: 0, head: { position: 12 } });
  });

  it('keeps the end of a log that is all older, and cuts it again later', async () => {
    expect(await pruneAudit(day(15), now)).toBe(9);
    await extendChain(now);
    expect(await pruneAudit(day(25), day(30))).toBe(1);
    await extendChain(day(30));
    expect(await problems()).toEqual([]);
    expect(await ranks()).toEqual(['audit.pruned', 'audit.pruned']);
  });

  it('hides nothing: what is done to the rest is found, and one row more than it said', async () => {
    await pruneAudit(day(4), now);
    await extendChain(now);
    await alterAudit(`update audit_log set address = 'x' where details = '{"rank": 6}'`);
    expect(await problems()).toMatchObject([{ kind: 'changed', position: 6 }]);
    await alterAudit(`delete from audit_log where details = '{"rank": 4}'; delete from audit_chain where position = 4`);
    expect(await problems()).toMatchObject([
      { kind: 'links_missing', position: 4, until: 4 },
      { kind: 'changed', position: 6 },
    ]);
  });

  it('is not believed when the row that says so was written by somebody else', async () => {
    await alterAudit(`
      insert into audit_log select gen_random_uuid(), now(), 'system', null, 'audit.pruned', null, null, null, null,
        jsonb_build_object('position', 4, 'hash', hash), repeat('0', 64) from audit_chain where position = 4;
      delete from audit_log where (details->>'rank')::int <= 4; delete from audit_chain where position <= 4`);
    expect((await problems()).map(({ kind }) => kind)).toEqual(['links_missing', 'changed']);
  });

  it('deletes nothing of a log that does not verify', async () => {
    await alterAudit(`update audit_log set address = 'x' where details = '{"rank": 2}'`);
    expect(await pruneAudit(day(4), now)).toBe(0);
    expect(await auditRows()).toHaveLength(10);
  });
});
