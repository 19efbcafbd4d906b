import { z } from 'zod';
import { troubles } from '@/demo/registers/cases';
import type { Fault, FaultTarget } from '@/demo/registers/faults';
import { operationNames } from '@/demo/registers/operations';

export const targets: FaultTarget[] = ['all', ...operationNames, 'document'];

export const maxTimes = 1_000;
export const maxSeconds = 120;

/** Without a target, every fault is switched off; without a fault, that of the target. */
export type Order = { target?: FaultTarget; fault: Fault | null };

const order = z.strictObject({
  target: z.enum(targets).optional(),
  trouble: z.enum(troubles).nullable().default(null),
  times: z.int().min(1).max(maxTimes).optional(),
  ms: z
    .int()
    .min(1)
    .max(maxSeconds * 1_000)
    .optional(),
});

/** `{ "target": "insee", "trouble": "slow", "times": 2, "ms": 3000 }`; `{}`: all is well again. */
export function readJson(text: string): Order | undefined {
  try {
    return read(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** The same, of the form; its seconds are whole, and empty inputs say nothing. */
export function readForm(form: URLSearchParams): Order | undefined {
  const number = (name: string, unit = 1) => (form.get(name)?.trim() ? Number(form.get(name)) * unit : undefined);
  return read({
    target: form.get('target') ?? undefined,
    trouble: form.get('trouble'),
    times: number('times'),
    ms: number('seconds', 1_000),
  });
}

function read(value: unknown): Order | undefined {
  const { data } = order.safeParse(value);
  if (data === undefined) return undefined;
  const { target, trouble, times, ms } = data;
  if (target === undefined && trouble !== null) return undefined;
  return { target, fault: trouble && { trouble, ...(times && { times }), ...(ms && { ms }) } };
}
