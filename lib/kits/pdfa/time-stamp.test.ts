import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Seal } from './seal';
import { checkSignature } from './testing/poppler';
import { renderSample } from './testing/sealed-sample';
import { createTestSeal } from './testing/test-seal';
import { timeStampAuthority } from './testing/time-stamp-authority';
import { TimeStampError, timeStampsFrom } from './time-stamp';
import { readTimeStamp } from './time-stamp-token';

const authority = timeStampAuthority();
const bytes = randomBytes(384);
const ask = () => timeStampsFrom(authority.url(), [1, 1])(bytes);

let seal: Seal;
beforeAll(async () => {
  seal = await createTestSeal();
});

describe('a time-stamp', () => {
  it('is one that openssl verifies', async () => {
    const token = await ask();
    expect(await authority.verify(token, bytes)).toContain('Verification: OK');
    expect(Math.abs(readTimeStamp(token, bytes).time.getTime() - Date.now())).toBeLessThan(60_000);
    expect(authority.requests()).toBe(1);
  });

  it('is of no use for other bytes, nor for another request', async () => {
    const token = await ask();
    expect(() => readTimeStamp(token, randomBytes(384))).toThrow('about something else');
    expect(() => readTimeStamp(token, bytes, Buffer.from('0201ff', 'hex'))).toThrow('another request');
  });

  it('changed anywhere in its time is refused', async () => {
    const token = await ask();
    const year = token.indexOf(`${new Date().getUTCFullYear()}`);
    token[year + 3] = (token[year + 3] ?? 0) ^ 1;
    expect(() => readTimeStamp(token, bytes)).toThrow();
  });

  it('within the signature of a PDF leaves it valid', async () => {
    const pdf = await renderSample({ seal, timeStamper: timeStampsFrom(authority.url()) });
    expect(await checkSignature(pdf)).toContain('Signature is Valid');
  });
});

describe('an authority that fails', () => {
  it.each([
    ['an error', (response) => void response.writeHead(503).end()],
    ['nonsense', (response) => void response.end('<html>')],
    ['a refusal', (response) => void response.end(Buffer.from('30053003020102', 'hex'))],
    ['a cut connection', (response) => void response.destroy()],
    ['too much', (response) => void response.end(Buffer.alloc(100_000))],
  ] as [string, Parameters<typeof authority.misbehave>[0]][])(
    'by %s is asked three times, then done without',
    async (_, answer) => {
      authority.misbehave(answer);
      await expect(ask()).rejects.toBeInstanceOf(TimeStampError);
      expect(authority.requests()).toBe(3);
    },
  );

  it('once, is asked again', async () => {
    authority.misbehave((response) => {
      authority.misbehave(undefined);
      response.writeHead(500).end();
    });
    expect(await authority.verify(await ask(), bytes)).toContain('Verification: OK');
    expect(authority.requests()).toBe(2);
  });
});
