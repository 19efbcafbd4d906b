import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from './pool';
import { createJudgePool, type JudgePool, type JudgePoolOptions } from './pool';
import { pdf } from './testing/samples';

const folder = mkdtempSync(path.join(tmpdir(), 'pool-'));
const write = (name: string, content: string | Buffer) => {
  writeFileSync(path.join(folder, name), content);
  return path.join(folder, name);
};
const TSX = ['--import', 'tsx'];
const OK = { ok: true, mediaType: 'application/pdf', extension: 'pdf', notes: [] };

let pool: JudgePool | undefined;
let failures: unknown[] = [];
let file: string;

beforeAll(() => {
  file = write('a.pdf', pdf());
  return () => rmSync(folder, { recursive: true });
});
afterEach(() => {
  pool?.close();
  failures = [];
});

/** A child of this code instead of the judge's. */
const child = (onMessage: string) => [
  write('child.cjs', `process.on('message', () => { ${onMessage} });process.send('ready');`),
];

function start(options: Partial<JudgePoolOptions> = {}): JudgePool {
  pool = createJudgePool({
    ...{ processes: 2, perGroup: 1, memoryBytes: 700e6, processorSeconds: 20, clockSeconds: 60, waitSeconds: 60 },
    program: [...TSX, path.resolve('lib/kits/files/child.ts')],
    onFailure: (why: Outcome) => failures.push(why),
    ...options,
  });
  return pool;
}

describe('a file', () => {
  it('is judged in a process of its own, which serves for the next one', async () => {
    const { judge } = start();
    expect(await judge(file, 'a')).toEqual(OK);
    expect(await judge(file, 'a')).toEqual(OK);
    expect(failures).toEqual([]);
  });

  it.each([
    ['processor time', 'for (;;);', { processorSeconds: 0.2 }, 'processorSeconds', 'too_complex'],
    ['memory', 'globalThis.kept = Buffer.alloc(300e6, 1);', { memoryBytes: 200e6 }, 'memoryBytes', 'too_complex'],
    ['time', '', { clockSeconds: 0.2 }, 'clockSeconds', 'busy'],
  ] as const)(
    'that needs more %s than it may have is ended from outside',
    async (_what, code, limits, over, reason) => {
      const { judge } = start({ ...limits, program: child(code) });
      expect(await judge(file, 'a')).toEqual({ ok: false, reason });
      expect(failures).toEqual([{ over }]);
    },
  );

  it('is refused once its time is over, when its process never gets ready', async () => {
    const { judge } = start({ clockSeconds: 0.2, program: [write('deaf.cjs', 'setInterval(() => {}, 1e6);')] });
    expect(await judge(file, 'a')).toEqual({ ok: false, reason: 'busy' });
    expect(failures).toEqual([{ over: 'clockSeconds' }]);
  });

  it('that no process survives is tried twice, then refused', async () => {
    const { judge } = start({ program: child('process.abort();') });
    expect(await judge(file, 'a')).toEqual({ ok: false, reason: 'too_complex' });
    expect(failures).toHaveLength(2);
  });

  it('is judged without anything of our environment', async () => {
    const { judge } = start({ program: child('process.send({ answer: Object.keys(process.env).sort() })') });
    expect(await judge(file, 'a')).not.toContain('DATABASE_URL');
  });
});

describe('when all are busy, a file', () => {
  const SLOW = 'setTimeout(() => process.send({ answer: { ok: false, reason: "type" } }), 200);';

  it('of one group waits for its own only', async () => {
    const { judge } = start({ program: child(SLOW) });
    const order: string[] = [];
    const judged = (group: string) => judge(file, group).then(() => order.push(group));
    await Promise.all([judged('a'), judged('a'), judged('a'), judged('b')]);
    expect(order.indexOf('b')).toBeLessThan(3);
    expect(order).toHaveLength(4);
  });

  it('waits so long, then is refused as busy', async () => {
    const { judge } = start({ program: child(''), waitSeconds: 0.1, clockSeconds: 1, processes: 1 });
    const first = judge(file, 'a');
    expect(await judge(file, 'b')).toEqual({ ok: false, reason: 'busy' });
    pool?.close();
    await first;
  });

  it('that nobody waits for any more leaves its place', async () => {
    const { judge } = start({ program: child(SLOW), processes: 1 });
    const gone = new AbortController();
    const first = judge(file, 'a');
    const second = judge(file, 'b', gone.signal);
    gone.abort(new Error('gone'));
    await expect(second).rejects.toThrow('gone');
    await first;
    expect(await judge(file, 'c')).toEqual({ ok: false, reason: 'type' });
  });
});
