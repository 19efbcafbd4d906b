import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { EICAR } from '@/lib/kits/files/known-virus';
import { ClamdUnavailable, scanWithClamd } from './clamd';
import { startClamd } from './testing/clamd-server';

let clamd: Awaited<ReturnType<typeof startClamd>>;
afterEach(() => clamd?.stop());

async function* pieces(...contents: Buffer[]) {
  yield* contents;
}

const scan = (...contents: Buffer[]) => scanWithClamd(clamd.address, pieces(...contents));

describe('an answer', () => {
  it('is clean, after every byte was sent', async () => {
    clamd = await startClamd();
    const piece = Buffer.alloc(65_536, 'a');
    expect(await scan(...new Array(100).fill(piece))).toEqual({ state: 'clean' });
    expect(clamd.received).toEqual([6_553_600]);
  });

  it('names the threat, even cut in two', async () => {
    clamd = await startClamd();
    expect(await scan(EICAR.subarray(0, 20), EICAR.subarray(20))).toEqual({
      state: 'flagged',
      threat: 'Eicar-Test-Signature',
    });
  });

  it('says that a file is too large for clamd’s own limit, never that it is clean', async () => {
    clamd = await startClamd({ streamMaxBytes: 1_000_000 });
    const answer = await scan(...new Array(200).fill(Buffer.alloc(65_536)));
    expect(answer).toMatchObject({ state: 'not_scanned' });
  });

  it('that its limits kept clamd from reading is no threat, and not clean either', async () => {
    clamd = await startClamd({ answer: 'stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND' });
    expect(await scan(Buffer.from('a'))).toMatchObject({ state: 'not_scanned' });
  });
});

describe('no answer', () => {
  it.each(['stream: Can’t allocate memory ERROR', 'COMMAND READ TIMED OUT', ''])(
    'when clamd says %j',
    async (answer) => {
      clamd = await startClamd({ answer });
      await expect(scan(Buffer.from('a'))).rejects.toBeInstanceOf(ClamdUnavailable);
    },
  );

  it('when nobody listens', async () => {
    clamd = await startClamd();
    await clamd.stop();
    const scanned = scan(Buffer.from('a'));
    clamd = await startClamd();
    await expect(scanned).rejects.toBeInstanceOf(ClamdUnavailable);
  });

  it('when clamd keeps silent', async () => {
    clamd = await startClamd();
    const mute = createServer(() => {}).listen(0, '127.0.0.1');
    await new Promise((resolve) => mute.once('listening', resolve));
    const address = { host: '127.0.0.1', port: (mute.address() as { port: number }).port };
    const scanned = scanWithClamd(address, pieces(Buffer.from('a')), { silenceMs: 50 });
    await expect(scanned).rejects.toBeInstanceOf(ClamdUnavailable);
    mute.close();
  });
});
