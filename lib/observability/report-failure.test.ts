import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '@/lib/errors';
import { log } from './log';
import { withOrigin } from './origin';
import { reportFailure } from './report-failure';

const closed = () => Object.assign(new Error('write CONNECTION_CLOSED'), { code: 'CONNECTION_CLOSED' });
const lines: { level: string; fields: Record<string, unknown>; message: string }[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubEnv('DATABASE_URL', 'postgres://localhost/none');
  vi.stubEnv('BASE_URL', 'http://localhost:3000');
  vi.stubEnv('SECRET_KEY', '5e'.repeat(32));
  lines.length = 0;
  for (const level of ['info', 'error'] as const) {
    vi.spyOn(log(), level).mockImplementation((fields: unknown, message?: string) => {
      lines.push({ level, fields: fields as Record<string, unknown>, message: message ?? '' });
    });
  }
});
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

it('a failure of ours is logged at once, with the reference that its answer tells: the end of the request’s id', () => {
  const error = new TypeError('x is not a function');
  const told = withOrigin({ requestId: '7d9b3f6e-4a52-4be6-9a37-0c1d2e3f4a5b' }, () =>
    reportFailure(error, 'page failed', { step: 'summary' }),
  );
  expect(told).toEqual({ code: 'internal', status: 500, reference: '1d2e3f4a5b' });
  expect(lines).toEqual([
    { level: 'error', message: 'page failed', fields: { err: error, reference: '1d2e3f4a5b', step: 'summary' } },
  ]);
});

it('what the caller can mend is one line without a stack', () => {
  expect(reportFailure(new AppError('conflict', 'submitted'), 'step not saved').status).toBe(409);
  expect(lines).toEqual([
    { level: 'info', message: 'step not saved', fields: { code: 'conflict', reason: 'submitted' } },
  ]);
});

describe('while the database is away', () => {
  it('one line a second tells the references of that second', () => {
    const told = ['a', 'b', 'c'].map((id) =>
      withOrigin({ requestId: `request-${id}` }, () => reportFailure(closed(), 'page failed')),
    );
    expect(told.map(({ status }) => status)).toEqual([503, 503, 503]);
    expect(lines).toEqual([]);
    vi.advanceTimersByTime(1000);
    reportFailure(closed(), 'page failed');
    vi.advanceTimersByTime(1000);
    expect(lines.map(({ fields: { references, count } }) => [references, count])).toEqual([
      [['request-a', 'request-b', 'request-c'], 3],
      [[expect.any(String)], 1],
    ]);
  });

  it('a crowd is counted', () => {
    for (let count = 0; count < 5000; count += 1) reportFailure(closed(), 'page failed');
    vi.advanceTimersByTime(1000);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.fields).toMatchObject({ count: 5000 });
    expect(lines[0]?.fields.references).toHaveLength(100);
  });
});
