import { describe, expect, it } from 'vitest';
import { inTransaction } from '@/db/database';
import { alterAudit, auditRows } from '@/db/testing/audit-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { type AuditEntry, recordAudit } from './record';
import { sealRow } from './seal';

useTestDatabase();

const entry: AuditEntry = {
  actor: { kind: 'editor', id: '5f0c' },
  action: 'market.cancelled',
  target: { kind: 'market', id: 'VR-2026-0123456789AB' },
  address: '192.0.2.7',
  requestId: 'a-request',
  details: { reason: null, lots: 2, again: false, words: 'é\u2028"' },
  now: new Date('2026-11-22T10:00:00.123Z'),
};

describe('an audit row', () => {
  it('is written with its transaction, as it was given, and sealed', async () => {
    await inTransaction((tx) => recordAudit(tx, entry));
    const [row, ...others] = await auditRows();
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      at: entry.now,
      actorKind: 'editor',
      actorId: '5f0c',
      action: 'market.cancelled',
      targetKind: 'market',
      targetId: 'VR-2026-0123456789AB',
      address: '192.0.2.7',
      requestId: 'a-request',
      details: entry.details,
    });
    expect(row && sealRow(row)).toBe(row?.seal);
  });

  it('is not there when the transaction is undone', async () => {
    const before = (await auditRows()).length;
    const undone = inTransaction(async (tx) => {
      await recordAudit(tx, entry);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await auditRows()).toHaveLength(before);
  });

  it.each([
    `update audit_log set action = 'market.created'`,
    'delete from audit_log',
    'truncate audit_log',
    `update audit_chain set hash = ''`,
    'delete from audit_chain',
    'truncate audit_chain',
  ])('stays: the database refuses « %s »', async (statement) => {
    await expect(alterAudit(statement, { guarded: true })).rejects.toMatchObject({ code: '42501' });
  });
});
