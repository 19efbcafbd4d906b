import { z } from 'zod';
import { instant, link, lotShape, marketIdentifier, marketTypeCodes, siret, syncStatus } from '@/lib/shapes/values';
import { linkMembers, marketMembers as text } from '@/lib/text/api-members';

/** What the API says of a market (contract §3). */

export const marketShape = z.object({
  identifier: marketIdentifier.describe(text.identifier),
  name: z.string().describe(text.name),
  lot_name: z.string().nullable().describe(text.lot_name),
  lots: z.array(lotShape).describe(text.lots),
  deadline: instant.describe(text.deadline),
  siret: siret.describe(text.siret),
  market_type_codes: marketTypeCodes.describe(text.market_type_codes),
  provider_user_id: z.string().nullable().describe(text.provider_user_id),
  state: z.enum(['pending', 'completed', 'cancelled']).describe(text.state),
  sync_status: syncStatus.nullable().describe(text.sync_status),
  created_at: instant.describe(text.created_at),
  completed_at: instant.nullable().describe(text.completed_at),
  field_keys: z.array(z.string()).describe(text.field_keys),
});

export type MarketAnswer = z.infer<typeof marketShape>;

export const createdMarketShape = z.object({
  identifier: marketIdentifier.describe(text.identifier),
  configuration_url: link.describe(text.configuration_url),
});

export type CreatedMarketAnswer = z.infer<typeof createdMarketShape>;

export const freshLinkShape = z.object({
  url: link.describe(linkMembers.url),
  expires_at: instant.describe(linkMembers.expires_at),
});

export type FreshLinkAnswer = z.infer<typeof freshLinkShape>;
