import { describe, expect, test } from 'vitest';
import { readSdkResponse } from './answer';

const now = new Date('2026-11-22T12:00:00Z');
const read = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  readSdkResponse(
    { status, headers: new Headers({ 'x-inngest-sdk': 'js:v4', ...headers }), body: JSON.stringify(body) },
    now,
  );

describe('operations', () => {
  test('are read one by one or in an array', () => {
    const planned = { op: 'StepPlanned', id: 'a', name: 'a' };
    expect(read(206, planned)).toMatchObject({ kind: 'operations', operations: [{ op: 'StepPlanned', id: 'a' }] });
    expect(read(206, [planned, { op: 'Sleep', id: 'b', name: '1s' }])).toMatchObject({
      operations: [{ op: 'StepPlanned' }, { op: 'Sleep', due: { afterMs: 1000 } }],
    });
  });

  test('a step that returns nothing outputs null', () => {
    expect(read(206, [{ op: 'StepRun', id: 'a' }])).toMatchObject({ operations: [{ data: null }] });
  });

  test.each(['WaitForEvent', 'InvokeFunction', 'WaitForSignal', 'AIGateway', 'DeferAdd', 'RunComplete', 'Unheard'])(
    '%s fails the run',
    (op) => {
      expect(read(206, [{ op, id: 'a', name: 'x' }])).toMatchObject({
        kind: 'error',
        mayRetry: false,
        error: { name: 'UnsupportedOperation', message: expect.stringContaining(op) },
      });
    },
  );

  test('so do a sleep that cannot be read and steps that race', () => {
    expect(read(206, [{ op: 'Sleep', id: 'a', name: 'soon' }])).toMatchObject({ kind: 'error', mayRetry: false });
    const racing = { op: 'StepPlanned', id: 'a', opts: { parallelMode: 'race' } };
    expect(read(206, [racing])).toMatchObject({ kind: 'error', mayRetry: false });
  });

  test('an empty or malformed list is tried again', () => {
    expect(read(206, [])).toMatchObject({ kind: 'error', mayRetry: true });
    expect(read(206, 'x')).toMatchObject({ kind: 'error', mayRetry: true });
  });
});

describe('errors', () => {
  const error = { name: 'Error', message: 'no', stack: 's' };

  test('of the function, with what it asks for', () => {
    expect(read(500, error, { 'x-inngest-no-retry': 'false', 'retry-after': '7' })).toEqual({
      kind: 'error',
      error,
      mayRetry: true,
      retryMs: 7000,
    });
    expect(read(400, error, { 'x-inngest-no-retry': 'true' })).toMatchObject({ kind: 'error', mayRetry: false });
  });

  test('a step that is not found is tried again', () => {
    expect(read(500, { error: 'Could not find step "x" to run; timed out.' })).toMatchObject({
      kind: 'error',
      mayRetry: true,
      error: { message: 'Could not find step "x" to run; timed out.' },
    });
  });

  test('what never reached the function loses no attempt', () => {
    expect(read(401, { message: 'Unauthorized' }).kind).toBe('undelivered');
    expect(read(500, { type: 'internal', name: 'Error', message: 'not found in this app' })).toEqual({
      kind: 'undelivered',
      reason: 'not found in this app',
    });
    const proxy = { status: 200, headers: new Headers(), body: '<html>' };
    expect(readSdkResponse(proxy, now).kind).toBe('undelivered');
  });
});

test('the output of a function that returns nothing is null', () => {
  expect(read(200, null)).toEqual({ kind: 'completed', output: null });
});
