import { z } from 'zod';
import { withoutValues } from '@/lib/observability/without-values';

/** What operators are told of a run, on the command line and in the console: never what its steps returned. */

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const eventShape = z.object({ data: z.record(z.string(), z.unknown()) });
const errorShape = z.object({ name: z.string(), message: z.string() });
const failedStep = z.object({ type: z.literal('error'), error: z.unknown() });

/** Which delivery, application… the event is about: identifiers only, whatever else it may hold one day. */
export function eventIds(event: unknown): Record<string, string> {
  const { data } = eventShape.safeParse(event).data ?? { data: {} };
  return Object.fromEntries(
    Object.entries(data).flatMap(([name, value]) =>
      typeof value === 'string' && uuid.test(value) ? [[name, value]] : [],
    ),
  );
}

export function describeError(error: unknown): string {
  const { name, message } = errorShape.safeParse(error).data ?? { name: 'Error', message: 'sans message' };
  return `${name}: ${withoutValues(message)}`;
}

/** `sleep`, `ok`, or the error of a step. */
export function describeStep(state: unknown): string {
  if (state === null) return 'sleep';
  const failed = failedStep.safeParse(state).data;
  return failed ? describeError(failed.error) : 'ok';
}
