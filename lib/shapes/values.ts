import { z } from 'zod';
import { SYNC_STATUSES } from '@/db/schema/deliveries';
import { MARKET_TYPES } from '@/lib/catalogue/market-types';
import { IDENTIFIER_KINDS } from '@/lib/input/foreign-identifier';
import { foreignIdentifierMembers, lotMembers } from '@/lib/text/api-members';

/** Values that several bodies have, of the API and of webhooks. */

/** UTC, with milliseconds, as `Date.prototype.toISOString` writes it. */
export const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  .meta({ format: 'date-time' });

const CROCKFORD = '[0-9A-HJKMNP-TV-Z]';

export const marketIdentifier = z.string().regex(new RegExp(`^VR-\\d{4}-${CROCKFORD}{12}$`));

export const applicationIdentifier = z.string().regex(new RegExp(`^FT\\d{8}${CROCKFORD}{8}$`));

export const siret = z.string().regex(/^\d{14}$/);

/** What tells a firm without SIRET; null for another. */
export const foreignIdentifierShape = z.object({
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .describe(foreignIdentifierMembers.country),
  kind: z.enum(IDENTIFIER_KINDS).describe(foreignIdentifierMembers.kind),
  value: z.string().nullable().describe(foreignIdentifierMembers.value),
});

export const syncStatus = z.enum(SYNC_STATUSES);

/** Strings for the code, which keeps them so; an enumeration for readers and tests. */
export const marketTypeCodes = z.array(z.string().meta({ enum: [...MARKET_TYPES] }));

export const link = z.string().meta({ format: 'uri' });

export const lotShape = z.object({
  number: z.int().min(1).describe(lotMembers.number),
  name: z.string().describe(lotMembers.name),
  cpv_code: z.string().nullable().describe(lotMembers.cpv_code),
});

/** Lots as every body has them. */
export function lotsAnswer(lots: readonly { number: number; name: string; cpvCode: string | null }[]) {
  return lots.map(({ number, name, cpvCode }): z.infer<typeof lotShape> => ({ number, name, cpv_code: cpvCode }));
}
