import { z } from 'zod';
import type { ApiAnswer } from './api-client';

const lot = z.object({ number: z.number().nullish(), name: z.string(), cpv_code: z.string().nullish() });

const market = z.object({
  identifier: z.string(),
  name: z.string(),
  lots: z.array(lot).nullish(),
  deadline: z.string(),
  siret: z.string().nullish(),
  market_type_codes: z.array(z.string()).nullish(),
  provider_user_id: z.string().nullish(),
  state: z.string(),
  sync_status: z.string().nullish(),
  created_at: z.string().nullish(),
  completed_at: z.string().nullish(),
  field_keys: z.array(z.string()).nullish(),
});

const application = z.object({
  identifier: z.string(),
  siret: z.string().nullish(),
  foreign_identifier: z.object({ country: z.string(), kind: z.string(), value: z.string().nullable() }).nullish(),
  company_name: z.string().nullish(),
  lots: z.array(lot).nullish(),
  state: z.string(),
  sync_status: z.string().nullish(),
  created_at: z.string().nullish(),
  completed_at: z.string().nullish(),
  documents_ready_at: z.string().nullish(),
});

const problem = z.object({
  error: z.string().optional(),
  errors: z.array(z.string()).optional(),
  details: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});

export type Market = z.infer<typeof market>;
export type Application = z.infer<typeof application>;
/** Why a call was refused: sentences to show above a form, and others to show beside its fields. */
export type Problem = { status: number | null; messages: string[]; byField: Map<string, string[]> };

const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ data: z.array(item), next_cursor: z.string().nullish() });
const schemas = {
  market,
  markets: page(market),
  applications: page(application),
  createdMarket: z.object({ identifier: z.string(), configuration_url: z.url() }),
  createdApplication: z.object({ identifier: z.string(), application_url: z.url() }),
  link: z.object({ url: z.url() }),
};

type Shapes = { [Name in keyof typeof schemas]: z.infer<(typeof schemas)[Name]> };

/** What a successful answer holds, or null when the call was refused or answered something else. */
export function readApiAnswer<Name extends keyof Shapes>(answer: ApiAnswer, name: Name): Shapes[Name] | null {
  if (answer.status === null || answer.status < 200 || answer.status > 299) return null;
  // The record of schemas loses, for the compiler, the tie between a name and its shape.
  const schema = schemas[name] as unknown as z.ZodType<Shapes[Name]>;
  const parsed = schema.safeParse(answer.body);
  return parsed.success ? parsed.data : null;
}

/** What a refusal says. */
export function readProblem(answer: ApiAnswer): Problem {
  const parsed = problem.safeParse(answer.body);
  const said = parsed.success ? parsed.data : {};
  const byField = new Map<string, string[]>();
  for (const { field, message } of said.details ?? []) {
    // `lots[0].name` and `lots.0.name` are the same place.
    const place = field.replace(/\[(\d+)\]/g, '.$1');
    byField.set(place, [...(byField.get(place) ?? []), message]);
  }
  return { status: answer.status, messages: said.errors ?? (said.error ? [said.error] : []), byField };
}
