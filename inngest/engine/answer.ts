import { z } from 'zod';
import type { Due } from '@/db/jobs/queue';
import { retryAfterMs, sleepDue } from './duration';

/** An error as the SDK writes it. */
export type JobError = { name: string; message: string; stack?: string; [other: string]: unknown };

export type Operation =
  | { op: 'StepRun'; id: string; name?: string; data: unknown }
  | { op: 'StepError' | 'StepFailed'; id: string; name?: string; error: unknown }
  | { op: 'StepPlanned'; id: string }
  | { op: 'Sleep'; id: string; due: Due };

/** What a call came to. `undelivered`: it did not reach the function, which loses no attempt by it. */
export type Answer =
  | { kind: 'completed'; output: unknown }
  | { kind: 'operations'; operations: [Operation, ...Operation[]]; mayRetry: boolean; retryMs: number | null }
  | { kind: 'error'; error: JobError; mayRetry: boolean; retryMs: number | null }
  | { kind: 'undelivered'; reason: string };

export type SdkResponse = { status: number; headers: Headers; body: string };

const wireOperation = z.object({
  op: z.string(),
  id: z.string(),
  name: z.string().optional(),
  displayName: z.string().nullish(),
  data: z.unknown().optional(),
  error: z.unknown().optional(),
  opts: z.object({ parallelMode: z.string().optional() }).nullish(),
});
const wireOperations = z.union([z.array(wireOperation).min(1), wireOperation.transform((one) => [one])]);
const wireError = z.looseObject({ name: z.string(), message: z.string(), stack: z.string().optional() });
const internalError = z.object({ type: z.literal('internal'), message: z.string().optional() });

class Unsupported extends Error {
  override name = 'UnsupportedOperation';
}

function toOperation(wire: z.output<typeof wireOperation>, now: Date): Operation {
  const { op, id } = wire;
  const name = wire.displayName ?? wire.name;
  if (wire.opts?.parallelMode === 'race') throw new Unsupported('The embedded engine does not race parallel steps');
  switch (op) {
    case 'StepRun':
      return { op, id, name, data: wire.data ?? null };
    case 'StepError':
    case 'StepFailed':
      return { op, id, name, error: wire.error };
    case 'StepPlanned':
      return { op, id };
    case 'Sleep': {
      const due = sleepDue(wire.name ?? '', now);
      if (!due) throw new Unsupported(`The embedded engine cannot read the duration of this sleep: ${wire.name}`);
      return { op, id, due };
    }
    default:
      throw new Unsupported(`The embedded engine does not know the operation ${op}`);
  }
}

function parseJson(body: string): unknown {
  try {
    return body === '' ? null : JSON.parse(body);
  } catch {
    return body;
  }
}

function toError(body: unknown, status: number): JobError {
  const parsed = wireError.safeParse(body);
  if (parsed.success) return parsed.data;
  const message = z.object({ error: z.string() }).safeParse(body).data?.error ?? `The function answered ${status}`;
  return { name: 'Error', message };
}

/** Reads an answer of the SDK. What this engine does not know is an error without retry, never left aside. */
export function readSdkResponse({ status, headers, body }: SdkResponse, now: Date): Answer {
  if (!headers.has('x-inngest-sdk') || status === 401) {
    return { kind: 'undelivered', reason: `not an answer of the SDK (status ${status})` };
  }
  const content = parseJson(body);
  const mayRetry = headers.get('x-inngest-no-retry') !== 'true';
  const retryMs = retryAfterMs(headers.get('retry-after'), now);

  if (status === 200) return { kind: 'completed', output: content };
  if (status !== 206) {
    const internal = internalError.safeParse(content);
    if (internal.success) return { kind: 'undelivered', reason: internal.data.message ?? 'internal error of the SDK' };
    return { kind: 'error', error: toError(content, status), mayRetry, retryMs };
  }
  const wire = wireOperations.safeParse(content);
  if (!wire.success) {
    const error = { name: 'MalformedAnswer', message: z.prettifyError(wire.error) };
    return { kind: 'error', error, mayRetry: true, retryMs: null };
  }
  try {
    const [first, ...others] = wire.data.map((one) => toOperation(one, now));
    if (!first) throw new Unsupported('no operation');
    return { kind: 'operations', operations: [first, ...others], mayRetry, retryMs };
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    return { kind: 'error', error: { name: error.name, message: error.message }, mayRetry: false, retryMs: null };
  }
}
