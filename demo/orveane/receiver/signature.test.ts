import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { verifyDelivery } from './signature';

const secret = 'secret_of_the_editor';
const newSecret = 'secret_after_the_rotation';
const now = new Date('2026-11-22T14:30:45.123Z');
const timestamp = String(Math.floor(now.getTime() / 1000));
const body = Buffer.from('{"event":"market.completed","market":{"name":"École « Été »"}}');

function legacy(key: string): string {
  return `sha256=${createHmac('sha256', key).update(body).digest('hex')}`;
}

function standard(key: string, id = 'evt_1', at = timestamp): string {
  return `v1,${createHmac('sha256', key).update(`${id}.${at}.`).update(body).digest('base64')}`;
}

function headers(changes: Record<string, string | undefined> = {}) {
  return {
    'x-webhook-signature-sha256': legacy(secret),
    'webhook-id': 'evt_1',
    'webhook-timestamp': timestamp,
    'webhook-signature': standard(secret),
    ...changes,
  };
}

describe('both signatures', () => {
  test('are valid when made with our secret over the bytes received', () => {
    expect(verifyDelivery(headers(), body, [secret], now)).toEqual({
      legacy: 'valid',
      standard: 'valid',
      authentic: true,
    });
  });

  test('are known answers, not merely what our own code would sign', () => {
    // Computed apart: printf '{}' | openssl dgst -sha256 -hmac key
    const known = 'sha256=a777724d943eb48dc69bca8a4a6d57a04db3f9ec7e1de4e581e860265bdf3032';
    const knownStandard = 'v1,XaXLFEFQ69Q4+demDWPEv5ydXczDW2mM5crCUEFcFBA=';
    const given = {
      'x-webhook-signature-sha256': known,
      'webhook-id': 'msg_1',
      'webhook-timestamp': '1700000000',
      'webhook-signature': knownStandard,
    };
    expect(verifyDelivery(given, Buffer.from('{}'), ['key'], new Date(1_700_000_000_000)).authentic).toBe(true);
  });

  test('are invalid with another secret', () => {
    expect(verifyDelivery(headers(), body, ['another'], now)).toEqual({
      legacy: 'invalid',
      standard: 'invalid',
      authentic: false,
    });
  });

  test('are invalid when one byte of the body has changed', () => {
    const altered = Buffer.from(body.toString().replace('Été', 'Ete'));
    expect(verifyDelivery(headers(), altered, [secret], now)).toMatchObject({ legacy: 'invalid', standard: 'invalid' });
  });

  test('must not disagree: a wrong standard signature beside a right historical one is refused', () => {
    const verdict = verifyDelivery(headers({ 'webhook-signature': standard('another') }), body, [secret], now);
    expect(verdict).toEqual({ legacy: 'valid', standard: 'invalid', authentic: false });
  });
});

describe('the historical signature', () => {
  test('is always expected', () => {
    const verdict = verifyDelivery(headers({ 'x-webhook-signature-sha256': undefined }), body, [secret], now);
    expect(verdict).toEqual({ legacy: 'missing', standard: 'valid', authentic: false });
  });

  test('is written in lower case with its prefix', () => {
    const upper = legacy(secret).toUpperCase();
    const bare = legacy(secret).replace('sha256=', '');
    for (const wrong of [upper, bare, '', 'sha256=']) {
      expect(verifyDelivery(headers({ 'x-webhook-signature-sha256': wrong }), body, [secret], now).legacy).toBe(
        'invalid',
      );
    }
  });

  test('is enough when the standard one is absent', () => {
    const verdict = verifyDelivery({ 'x-webhook-signature-sha256': legacy(secret) }, body, [secret], now);
    expect(verdict).toEqual({ legacy: 'valid', standard: 'missing', authentic: true });
  });
});

describe('during a rotation', () => {
  const both = `${standard(secret)} ${standard(newSecret)}`;

  test('either of the two standard signatures is enough', () => {
    for (const known of [secret, newSecret]) {
      expect(verifyDelivery(headers({ 'webhook-signature': both }), body, [known], now).standard).toBe('valid');
    }
  });

  test('a receiver that knows both secrets trusts a delivery whose historical header has the old one', () => {
    const verdict = verifyDelivery(headers({ 'webhook-signature': both }), body, [newSecret, secret], now);
    expect(verdict.authentic).toBe(true);
  });

  test('two wrong signatures are not better than one', () => {
    const wrong = `${standard('a')} ${standard('b')}`;
    expect(verifyDelivery(headers({ 'webhook-signature': wrong }), body, [secret], now).standard).toBe('invalid');
  });
});

describe('the standard signature', () => {
  test('binds the identifier and the time', () => {
    expect(verifyDelivery(headers({ 'webhook-id': 'evt_2' }), body, [secret], now).standard).toBe('invalid');
    const later = String(Number(timestamp) + 1);
    expect(verifyDelivery(headers({ 'webhook-timestamp': later }), body, [secret], now).standard).toBe('invalid');
    expect(verifyDelivery(headers({ 'webhook-timestamp': undefined }), body, [secret], now).standard).toBe('invalid');
  });

  test('is refused beyond five minutes, before or after', () => {
    for (const [offsetSeconds, verdict] of [
      [-300, 'valid'],
      [-302, 'expired'],
      [299, 'valid'],
      [302, 'expired'],
    ] as const) {
      const at = String(Number(timestamp) + offsetSeconds);
      const given = headers({ 'webhook-timestamp': at, 'webhook-signature': standard(secret, 'evt_1', at) });
      const nowToTheSecond = new Date(Number(timestamp) * 1000);
      const result = verifyDelivery(given, body, [secret], nowToTheSecond);
      expect(result.standard).toBe(verdict);
      expect(result.authentic).toBe(verdict === 'valid');
    }
  });
});
