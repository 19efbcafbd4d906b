import { beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '@/db/database';
import { alterAudit } from '@/db/testing/audit-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { extendChain } from '@/lib/audit/extend-chain';
import { recordAudit } from '@/lib/audit/record';
import { auditTool } from './audit-commands';
import { answerCommand } from './run-command';

useTestDatabase();

const day = (rank: number) => new Date(Date.UTC(2030, 0, rank));
const audit = (...args: string[]) => answerCommand(auditTool, args);

async function listed(...args: string[]): Promise<string[]> {
  const { status, stdout } = await audit('list', ...args, '--json');
  expect(status).toBe(0);
  return JSON.parse(stdout).map((row: { action: string }) => row.action);
}

beforeAll(async () => {
  const buyer = { actor: { kind: 'buyer', id: 'a-session' } } as const;
  const editor = { actor: { kind: 'editor', id: 'a:client' } } as const;
  const target = { kind: 'market', id: 'VR-1' };
  for (const entry of [
    { ...editor, action: 'market.created', target, now: day(1) },
    { ...buyer, action: 'market.link_used', target, now: day(2) },
    { ...editor, action: 'token.revoked', now: day(3) },
  ]) {
    await inTransaction((tx) => recordAudit(tx, entry));
  }
  await extendChain(day(4));
});

describe('npm run audit -- list', () => {
  it.each([
    [[], ['token.revoked', 'market.link_used', 'market.created']],
    [['--limit', '1'], ['token.revoked']],
    [
      ['--actor', 'editor'],
      ['token.revoked', 'market.created'],
    ],
    [
      ['--actor', 'editor:a:client'],
      ['token.revoked', 'market.created'],
    ],
    [['--actor', 'editor:another'], []],
    [
      ['--action', 'market.'],
      ['market.link_used', 'market.created'],
    ],
    [['--action', 'market.created'], ['market.created']],
    [
      ['--target', 'VR-1'],
      ['market.link_used', 'market.created'],
    ],
    [['--since', '2030-01-02', '--before', '2030-01-03'], ['market.link_used']],
  ])('%j', async (args, actions) => {
    expect(await listed(...args)).toEqual(actions);
  });

  it.each([
    [['--since', 'hier'], /--since attend une date/],
    [['--actor', 'martian'], /--actor attend/],
    [['--limit', '0'], /--limit attend/],
  ])('%j is refused', async (args, message) => {
    expect(await audit('list', ...args)).toMatchObject({ status: 2, stderr: expect.stringMatching(message) });
  });
});

describe('npm run audit -- verify', () => {
  it('says that all is whole, then which row is not: status 1', async () => {
    const whole = await audit('verify');
    expect(whole).toMatchObject({ status: 0, stderr: '' });
    expect(whole.stdout).toMatch(/rows +3\n.*Le journal est entier/s);
    const { position, hash } = JSON.parse((await audit('verify', '--json')).stdout);
    expect(await audit('verify', '--head', `${position}:${hash}`)).toMatchObject({ status: 0 });
    expect(await audit('verify', '--head', `9:${hash}`)).toMatchObject({ status: 1 });
    expect(await audit('verify', '--head', 'x')).toMatchObject({ status: 2 });

    await alterAudit(`update audit_log set address = '192.0.2.9' where action = 'market.link_used'`);
    const altered = await audit('verify');
    expect(altered.status).toBe(1);
    expect(altered.stdout).toMatch(/^Rang 2\s: la ligne [0-9a-f-]{36} a été changée/m);
    expect(JSON.parse((await audit('verify', '--json')).stdout)).toMatchObject({
      problems: 1,
      found: [{ problem: 'changed', position: 2 }],
    });
  });
});
