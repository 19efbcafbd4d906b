import { describe, expect, test } from 'vitest';
import { latestTick } from './cron';
import { maxAttempts, parseFunctionConfig } from './function-config';

const declared = (more: object) => ({ id: 'app-f', triggers: [{ event: 'e' }], steps: { step: {} }, ...more });

describe('what a function declares', () => {
  test('five attempts unless it says otherwise', () => {
    expect(maxAttempts(parseFunctionConfig(declared({})))).toBe(5);
    expect(maxAttempts(parseFunctionConfig(declared({ steps: { step: { retries: { attempts: 0 } } } })))).toBe(1);
  });

  test.each([[2], [{ limit: 2 }], [[{ limit: 2 }]]])('a concurrency limit, as %j', (concurrency) => {
    expect(parseFunctionConfig(declared({ concurrency })).concurrency?.limit).toBe(2);
  });

  test.each([
    ['throttle', { throttle: { limit: 1, period: '1s' } }],
    ['cancel', { cancel: [{ event: 'x' }] }],
    ['batchEvents', { batchEvents: { maxSize: 10, timeout: '1s' } }],
    ['concurrency', { concurrency: [{ limit: 1 }, { limit: 2 }] }],
    ['concurrency', { concurrency: { limit: 1, scope: 'account' } }],
    ['idempotency', { idempotency: 'event.data.' }],
    ['cron', { triggers: [{ cron: 'every day' }] }],
    ['if', { triggers: [{ event: 'e', expression: 'event.data >' }] }],
  ])('%s that cannot be honoured is refused, with the name of the function', (_, more) => {
    expect(() => parseFunctionConfig(declared(more))).toThrow(/app-f/);
  });
});

describe('the latest tick of a cron', () => {
  test.each([
    ['0 3 * * *', '2026-11-22T12:00:00.500Z', '2026-11-22T03:00:00Z'],
    ['TZ=Europe/Paris 0 3 * * *', '2026-11-22T12:00:00Z', '2026-11-22T02:00:00Z'],
    ['TZ=Europe/Paris 0 3 * * *', '2026-07-22T12:00:00Z', '2026-07-22T01:00:00Z'],
    ['* * * * *', '2026-11-22T12:00:00.000Z', '2026-11-22T12:00:00Z'],
    ['* * * * *', '2026-11-22T12:00:00.999Z', '2026-11-22T12:00:00Z'],
    ['* * * * *', '2026-11-22T11:59:59.999Z', '2026-11-22T11:59:00Z'],
  ])('%s at %s is %s', (pattern, now, tick) => {
    expect(latestTick(pattern, new Date(now))).toEqual(new Date(tick));
  });
});
