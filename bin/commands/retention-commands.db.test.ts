import { beforeAll, describe, expect, it } from 'vitest';
import { findAddress } from '@/db/queries/addresses';
import { findApplication } from '@/db/queries/applications';
import { findPeople } from '@/db/queries/confirmed-access';
import { auditRows } from '@/db/testing/audit-rows';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makePendingMarket, makeTestApplication } from '@/db/testing/make-test-market';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { makePerson } from '@/lib/addresses/testing/person';
import { makeFullApplication } from '@/lib/retention/testing/dated-application';
import { retentionTool } from './retention-commands';
import { answerCommand } from './run-command';

useTestDatabase();

const retention = (...args: string[]) => answerCommand(retentionTool, args);

async function json(...args: string[]) {
  const { status, stdout, stderr } = await retention(...args, '--json');
  expect([status, stderr]).toEqual([0, '']);
  return JSON.parse(stdout);
}

const drafts = async () => (await json('plan')).find((row: { rule: string }) => row.rule === 'drafts');

let market: string;
let application: string;
let submitted: string;

beforeAll(async () => {
  const { id } = (await makeTestEditor()).editor;
  const row = await makePendingMarket(id, { deadline: new Date('2020-01-01T00:00:00Z') });
  market = row.identifier;
  application = (await makeFullApplication(row, { name: 'Une', submittedAt: null })).identifier;
  submitted = (await makeFullApplication(row, { name: 'Autre', submittedAt: new Date('2019-12-01') })).identifier;
});

const NOW = new Date();

/** A draft that one person follows. */
async function draftOf() {
  const row = await makePendingMarket((await makeTestEditor()).editor.id, {
    deadline: new Date('2099-01-01T00:00:00Z'),
  });
  const { id } = await makeTestApplication(row);
  return { id, what: { subject: 'application', subjectId: id } as const };
}

describe('npm run retention', () => {
  it('hold and release: what is planned, and who did it', async () => {
    expect(await drafts()).toMatchObject({ count: 1, oldest: '2021-01-01T00:00:00.000Z' });
    expect(await json('hold', application, '--reason', 'recours')).toMatchObject([{ identifier: application }]);
    expect(await drafts()).toMatchObject({ count: 0 });
    expect(await json('holds')).toMatchObject([{ identifier: application, reason: 'recours' }]);
    expect(await json('release', application)).toEqual([]);
    expect(await drafts()).toMatchObject({ count: 1 });
    const rows = (await auditRows()).filter(({ action }) => action.startsWith('hold.'));
    expect(rows).toMatchObject([
      { action: 'hold.placed', actorKind: 'operator', targetId: application },
      { action: 'hold.lifted', actorKind: 'operator', targetId: application },
    ]);
  });

  it('run: the draft is gone, with a proof that its identifier finds', async () => {
    expect(await json('proof', application)).toEqual([]);
    expect(await json('run')).toContainEqual({ what: 'drafts', count: 1 });
    expect(await json('proof', application)).toMatchObject([{ rule: 'drafts', counts: { files: 1 }, objects_left: 0 }]);
    expect(await json('run')).toEqual([]);
  });

  it('outcome: who was chosen, among those who applied', async () => {
    const stranger = await retention('outcome', market, '--signed', '2020-03-01', '--winners', 'FT0');
    expect(stranger).toMatchObject({ status: 2, stderr: expect.stringMatching(/^--winners attend/) });
    await json('outcome', market, '--signed', '2020-03-01', '--winners', submitted);
    expect(await json('run')).toEqual([]);
    await json('outcome', market, '--signed', '2020-03-01', '--winners', 'none');
    expect(await json('run')).toContainEqual({ what: 'unsuccessful', count: 1 });
  });

  it('forget-address: the address, its access and its messages are gone; its drafts too, if wanted', async () => {
    const [keeps, erases] = [await draftOf(), await draftOf()];
    const [one, other] = [await makePerson(NOW, keeps.what), await makePerson(NOW, erases.what)];
    expect(await json('forget-address', ` ${one.address.toUpperCase()} `)).toEqual({
      ...{ drafts_erased: 0, applications_left: 1 },
    });
    expect(await findAddress(one.id)).toBeUndefined();
    expect(await findPeople(keeps.what)).toEqual([]);
    expect(await findApplication(keeps.id)).toBeDefined();
    expect(await json('forget-address', other.address, '--drafts', 'erase')).toEqual({
      ...{ drafts_erased: 1, applications_left: 0 },
    });
    expect(await findApplication(erases.id)).toBeUndefined();
    // The audit log says that it was done, and of no address.
    const rows = (await auditRows()).filter(({ targetId }) => targetId === one.id || targetId === other.id);
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain('entreprise.example');
    expect(await retention('forget-address', one.address)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^Cette adresse n’est pas gardée/),
    });
  });

  it.each([
    [['forget-address'], 2, /./],
    [['forget-address', 'a@b.example', '--drafts', 'all'], 2, /--drafts attend erase/],
    [['outcome', 'VR-0', '--signed', '2020-03-01'], 1, /^Aucun marché/],
    [['outcome', 'VR-0', '--signed', 'hier'], 2, /--signed attend une date/],
    [['hold', 'FT0', '--reason', 'x'], 1, /^Aucun marché/],
    [['hold', 'FT0'], 2, /--reason manque/],
    [['plan', 'x'], 2, /^En trop/],
  ])('%j is refused', async (args, status, message) => {
    expect(await retention(...args)).toMatchObject({ status, stderr: expect.stringMatching(message) });
  });
});
