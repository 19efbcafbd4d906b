import { Cron } from 'croner';
import { z } from 'zod';
import { compile } from './expressions';

const trigger = z.union([
  z.object({ event: z.string(), expression: z.string().optional() }),
  z.object({ cron: z.string(), jitter: z.undefined().optional() }),
]);
const concurrencyLimit = z.object({
  limit: z.number().int().positive(),
  key: z.string().optional(),
  scope: z.literal('fn').optional(),
});
const unsupported = z.undefined().optional();

/** What a function may declare here. What an Inngest server does and this engine does not is refused, never ignored. */
const functionConfig = z.object({
  // `|` separates a function's id from the value of its concurrency key in a partition.
  id: z
    .string()
    .min(1)
    .regex(/^[^|]+$/),
  triggers: z.array(trigger),
  steps: z.object({
    step: z.object({ retries: z.object({ attempts: z.number().int().min(0).optional() }).optional() }),
  }),
  idempotency: z.string().optional(),
  concurrency: z
    .union([
      z
        .number()
        .int()
        .positive()
        .transform((limit) => ({ limit, key: undefined })),
      concurrencyLimit,
      z.tuple([concurrencyLimit], 'only one concurrency limit per function is supported').transform(([only]) => only),
    ])
    .optional(),
  throttle: unsupported,
  rateLimit: unsupported,
  debounce: unsupported,
  cancel: unsupported,
  priority: unsupported,
  singleton: unsupported,
  timeouts: unsupported,
  batchEvents: unsupported,
});

export type FunctionConfig = z.output<typeof functionConfig>;

// What the Inngest server takes when `retries` is absent.
const DEFAULT_RETRIES = 4;

/** Attempts that a step of this function may use: the first one and its retries. */
export function maxAttempts(config: FunctionConfig): number {
  return (config.steps.step.retries?.attempts ?? DEFAULT_RETRIES) + 1;
}

/** Reads a cron trigger, with its optional `TZ=Europe/Paris ` in front (UTC without). Throws when it cannot be read. */
export function parseCron(pattern: string): Cron {
  const [, timezone = 'UTC', rest = pattern] = /^TZ=(\S+)\s+(.*)$/.exec(pattern) ?? [];
  return new Cron(rest, { timezone, paused: true, mode: '5-part' });
}

/** What was parsed lately: the same few declarations are read for every event. */
const parsedConfigs = new Map<string, FunctionConfig>();
const MAX_PARSED = 200;

/** Reads a declaration that was checked when it was stored. */
export function storedFunctionConfig(declared: unknown): FunctionConfig {
  const text = JSON.stringify(declared);
  const known = parsedConfigs.get(text);
  if (known) return known;
  const config = parseFunctionConfig(declared);
  if (parsedConfigs.size >= MAX_PARSED) parsedConfigs.clear();
  parsedConfigs.set(text, config);
  return config;
}

/** Checks what an application declares. Throws with the function's name and what is wrong. */
export function parseFunctionConfig(declared: unknown): FunctionConfig {
  const parsed = functionConfig.safeParse(declared);
  if (!parsed.success) {
    const name = z.object({ id: z.string() }).safeParse(declared).data?.id ?? 'without id';
    throw new Error(`The embedded engine cannot run the function ${name}: ${z.prettifyError(parsed.error)}`);
  }
  const config = parsed.data;
  try {
    for (const each of config.triggers) {
      if ('cron' in each) parseCron(each.cron);
      else if (each.expression) compile(each.expression);
    }
    if (config.idempotency) compile(config.idempotency);
    if (config.concurrency?.key) compile(config.concurrency.key);
  } catch (error) {
    throw new Error(`The embedded engine cannot run the function ${config.id}: ${String(error)}`, { cause: error });
  }
  return config;
}
