import { describe, expect, it } from 'vitest';
import { judgeFailure, judgeStatus, retryAfterMs } from './judge-answer';

describe('judgeStatus: the table of the contract', () => {
  it.each([200, 201, 202, 204, 206, 299])('%d is delivered', (status) => {
    expect(judgeStatus(status)).toBe('delivered');
  });

  it.each([400, 401, 403, 404, 405, 410, 422])('%d gives up', (status) => {
    expect(judgeStatus(status)).toBe('give_up');
  });

  it.each([402, 406, 407, 409, 411, 413, 415, 418, 421, 423, 425, 426, 428, 431, 451, 499])(
    '%d, another 4xx, gives up',
    (status) => {
      expect(judgeStatus(status)).toBe('give_up');
    },
  );

  it.each([408, 429])('%d is tried again', (status) => {
    expect(judgeStatus(status)).toBe('retry');
  });

  it.each([300, 301, 302, 303, 304, 307, 308, 399])('%d, a redirect, is tried again', (status) => {
    expect(judgeStatus(status)).toBe('retry');
  });

  it.each([500, 501, 502, 503, 504, 521, 599])('%d is tried again', (status) => {
    expect(judgeStatus(status)).toBe('retry');
  });
});

describe('judgeFailure', () => {
  it.each([
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'CERT_HAS_EXPIRED',
    'CERT_NOT_YET_VALID',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'ERR_SSL_WRONG_VERSION_NUMBER',
    'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
    'INVALID_PURPOSE',
  ])('a TLS error gives up: %s', (code) => {
    expect(judgeFailure(code)).toBe('give_up');
  });

  it.each(['TIMEOUT', 'ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_SOCKET', 'CONNECTION_ERROR'])(
    'a time-out or a connection error is tried again: %s',
    (code) => {
      expect(judgeFailure(code)).toBe('retry');
    },
  );
});

describe('retryAfterMs', () => {
  const now = new Date('2026-11-22T10:00:00Z');
  it.each([
    [null, 0],
    ['0', 0],
    ['2', 2000],
    [' 120 ', 120_000],
    ['3600', 3_600_000],
    ['3601', 3_600_000],
    ['9'.repeat(400), 3_600_000],
    ['Sun, 22 Nov 2026 10:00:30 GMT', 30_000],
    ['Sun, 22 Nov 2026 09:59:00 GMT', 0],
    ['Mon, 23 Nov 2026 10:00:00 GMT', 3_600_000],
    ['soon', 0],
    ['', 0],
    ['-5', 0],
    ['1.5', 0],
  ])('%j: %d ms', (header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected);
  });
});
