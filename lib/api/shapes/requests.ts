import { z } from 'zod';
import { applicationInput } from '@/lib/applications/start-application';
import { deadlineInput, marketInput } from '@/lib/markets/market-input';
import { applicationMembers, marketInputMembers, marketMembers } from '@/lib/text/api-members';

/** What the API takes: the very schemas that validate, each member with its description and an example. */

type Documented = { description: string; [keyword: string]: unknown };

/** The compiler asks for a description of every member that a schema gains. */
function documented<Shape extends z.ZodRawShape>(
  object: z.ZodObject<Shape>,
  members: { [Name in keyof Shape]: Documented },
) {
  const { shape } = object;
  return z.object(
    Object.fromEntries(Object.entries(members).map(([name, meta]) => [name, withMeta(shape[name], meta)])),
  );
}

/** `shape` is typed after zod's core, whose members cannot be described. */
function withMeta(schema: z.core.$ZodType | undefined, meta: Documented): z.ZodType {
  return (schema as z.ZodType).meta(meta);
}

const SIRET_PATTERN = '^\\d{14}$';
const deadline = { description: marketInputMembers.deadline };

export const createMarketRequest = z.object({
  public_market: documented(marketInput, {
    name: { description: marketMembers.name },
    deadline,
    siret: { description: marketInputMembers.siret, pattern: SIRET_PATTERN },
    market_type_codes: { description: marketInputMembers.market_type_codes, uniqueItems: true },
    lot_name: { description: marketMembers.lot_name },
    lots: { description: marketInputMembers.lots },
    lot_limit: { description: marketInputMembers.lot_limit },
    award_limit: { description: marketInputMembers.award_limit },
    provider_user_id: { description: marketMembers.provider_user_id },
  }),
});

export const changeDeadlineRequest = z.object({ public_market: documented(deadlineInput, { deadline }) });

export const startApplicationRequest = z.object({
  market_application: documented(applicationInput, {
    siret: { description: applicationMembers.siret_given, pattern: SIRET_PATTERN },
    foreign_identifier: { description: applicationMembers.foreign_identifier_given },
    provider_user_id: { description: applicationMembers.provider_user_id_given },
  }).optional(),
});

export { freshLinkInput as freshLinkRequest } from '@/lib/api/fresh-link';
