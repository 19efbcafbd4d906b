import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '@/db/database';
import { findHead } from '@/db/queries/audit/chain';
import { alterAudit, auditRows, emptyAudit } from '@/db/testing/audit-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { extendChain } from './extend-chain';
import { recordAudit } from './record';
import { type AuditProblem, verifyAudit } from './verify-chain';

useTestDatabase();

const ROWS = 6;
const now = new Date('2026-11-22T10:00:00Z');
let ids: string[];

const record = (rank: number) =>
  inTransaction((tx) =>
    recordAudit(tx, {
      actor: { kind: 'editor', id: 'an-editor' },
      action: 'market.created',
      target: { kind: 'market', id: `VR-2026-${rank}` },
      address: '192.0.2.7',
      requestId: `request-${rank}`,
      details: { lots: rank },
      now: new Date(now.getTime() + rank),
    }),
  );

async function problems(known?: { position: number; hash: string }): Promise<AuditProblem[]> {
  const found: AuditProblem[] = [];
  const verified = await verifyAudit((problem) => found.push(problem), known);
  expect(verified.problems).toBe(found.length);
  return found;
}

beforeEach(async () => {
  await emptyAudit();
  for (let rank = 1; rank <= ROWS; rank += 1) await record(rank);
  await extendChain(now);
  ids = (await auditRows()).map((row) => row.id);
});

const third = () => ids[2] ?? '';

describe('verifyAudit', () => {
  it('finds nothing in a log that nobody touched, and says how far it goes', async () => {
    const verified = await verifyAudit(() => {});
    expect(verified).toMatchObject({ rows: ROWS, cutAt: 0, waiting: 0, problems: 0, head: { position: ROWS } });
  });

  it('counts rows that are not in the chain yet, which is no problem', async () => {
    await record(7);
    expect(await verifyAudit(() => {})).toMatchObject({ rows: 7, waiting: 1, problems: 0 });
    await extendChain(now);
    expect(await verifyAudit(() => {})).toMatchObject({ rows: 7, waiting: 0, head: { position: 7 } });
  });

  it.each([
    ['at', `at + interval '1 millisecond'`],
    ['actor_kind', `'buyer'`],
    ['actor_id', `'another'`],
    ['actor_id', 'null'],
    ['action', `'market.cancelled'`],
    ['target_kind', `'application'`],
    ['target_id', `'VR-2026-0'`],
    ['address', `'192.0.2.8'`],
    ['address', 'null'],
    ['request_id', `'another'`],
    ['details', `'{"lots": 4}'`],
    ['details', `'{}'`],
    ['seal', `repeat('0', 64)`],
  ])('finds the row whose %s was changed to %s', async (column, value) => {
    await alterAudit(`update audit_log set ${column} = ${value} where id = '${third()}'`);
    expect(await problems()).toEqual([{ kind: 'changed', position: 3, auditId: third() }]);
  });

  it('finds the row whose id was changed', async () => {
    const other = randomUUID();
    await alterAudit(`update audit_log set id = '${other}' where id = '${third()}'`);
    expect(await problems()).toEqual([
      { kind: 'missing', position: 3, auditId: third() },
      { kind: 'changed', position: null, auditId: other },
    ]);
  });

  it('finds the row that was deleted', async () => {
    await alterAudit(`delete from audit_log where id = '${third()}'`);
    expect(await problems()).toEqual([{ kind: 'missing', position: 3, auditId: third() }]);
  });

  it('finds the row that was deleted with its link', async () => {
    await alterAudit(`delete from audit_log where id = '${third()}'; delete from audit_chain where position = 3`);
    expect(await problems()).toEqual([{ kind: 'links_missing', position: 3, until: 3, auditId: null }]);
  });

  it('finds the rows deleted with their links, the later ones moved up', async () => {
    await alterAudit(`
      delete from audit_log where id = '${third()}'; delete from audit_chain where position = 3;
      update audit_chain set position = position - 1 where position = 4;
      update audit_chain set position = position - 1 where position = 5;
      update audit_chain set position = position - 1 where position = 6;
      update audit_head set position = 5`);
    expect((await problems()).map(({ kind, position }) => [kind, position])).toContainEqual(['misplaced', 3]);
  });

  it('finds a row deleted before it was in the chain', async () => {
    await record(7);
    const id = (await auditRows()).at(-1)?.id ?? '';
    await alterAudit(`delete from audit_log where id = '${id}'`);
    expect(await problems()).toEqual([{ kind: 'missing', position: null, auditId: id }]);
  });

  it('finds rows whose places were exchanged', async () => {
    await alterAudit(`
      update audit_chain set audit_id = '${randomUUID()}' where position = 3;
      update audit_chain set audit_id = '${third()}' where position = 5;
      update audit_chain set audit_id = '${ids[4]}' where position = 3`);
    expect(await problems()).toEqual([
      { kind: 'misplaced', position: 3, auditId: ids[4] },
      { kind: 'misplaced', position: 5, auditId: third() },
    ]);
  });

  it('finds links whose places were exchanged', async () => {
    await alterAudit(`
      update audit_chain set position = -1 where position = 3;
      update audit_chain set position = 3 where position = 4;
      update audit_chain set position = 4 where position = -1`);
    expect((await problems()).map(({ kind, position }) => [kind, position])).toEqual([
      ['misplaced', 3],
      ['misplaced', 4],
      ['misplaced', 5],
    ]);
  });

  const copy = (id: string) => `
    insert into audit_log select '${id}', at, actor_kind, actor_id, action, target_kind, 'VR-2026-9', address,
      request_id, details, seal from audit_log where id = '${third()}'`;

  it('finds the row that was inserted, and not chained', async () => {
    const id = randomUUID();
    await alterAudit(copy(id));
    expect(await problems()).toEqual([{ kind: 'changed', position: null, auditId: id }]);
  });

  it('finds the row that was inserted and handed to the chain', async () => {
    const id = randomUUID();
    await alterAudit(`${copy(id)}; insert into audit_unchained values ('${id}')`);
    await extendChain(now);
    expect(await problems()).toEqual([{ kind: 'changed', position: 7, auditId: id }]);
  });

  it('finds the row taken out of the chain from its end, and left in the log', async () => {
    await alterAudit('delete from audit_chain where position = 6');
    expect(await problems()).toEqual([
      { kind: 'cut', position: 6, until: 6, auditId: null },
      { kind: 'unchained', position: null, auditId: ids[5] },
    ]);
  });

  it('finds the rows cut from the end', async () => {
    await alterAudit(`
      delete from audit_log where id in ('${ids[4]}', '${ids[5]}'); delete from audit_chain where position > 4`);
    expect(await problems()).toEqual([{ kind: 'cut', position: 5, until: 6, auditId: null }]);
  });

  it('finds the rows cut from the end with all that says so, by the end that was written down elsewhere', async () => {
    const known = await findHead();
    if (!known) throw new Error('no end');
    expect(await problems(known)).toEqual([]);
    await alterAudit(`
      delete from audit_log where id in ('${ids[4]}', '${ids[5]}'); delete from audit_chain where position > 4;
      update audit_head set position = 4, hash = (select hash from audit_chain where position = 4)`);
    expect(await problems()).toEqual([]);
    expect(await problems(known)).toEqual([{ kind: 'cut', position: 5, until: 6, auditId: null }]);
    await record(5);
    await record(6);
    await extendChain(now);
    expect(await problems(known)).toEqual([{ kind: 'cut', position: 6, auditId: null }]);
  });

  it('finds the rows cut from the beginning, which no retention rule deleted', async () => {
    await alterAudit(`delete from audit_log where id = '${ids[0]}'; delete from audit_chain where position = 1`);
    expect(await problems()).toEqual([{ kind: 'links_missing', position: 1, until: 1, auditId: null }]);
  });

  it('tells each of many', async () => {
    await alterAudit(`update audit_log set action = 'x'`);
    expect(await problems()).toHaveLength(ROWS);
  });
});

describe('extendChain', () => {
  it('assigns each row one place, however many processes are at it', async () => {
    for (let rank = 7; rank <= 20; rank += 1) await record(rank);
    await Promise.all(Array.from({ length: 5 }, () => extendChain(now)));
    await extendChain(now);
    expect(await verifyAudit(() => {})).toMatchObject({ rows: 20, head: { position: 20 }, waiting: 0, problems: 0 });
  });
});
