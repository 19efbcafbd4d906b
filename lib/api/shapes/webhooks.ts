import { z } from 'zod';
import { applicationMembers, marketMembers, webhookMembers as text } from '@/lib/text/api-members';
import { lotShape } from './market';
import { applicationIdentifier, instant, link, marketIdentifier, marketTypeCodes, siret } from './values';

/** What we send to editors (contract §6). */

export const marketCompletedShape = z.object({
  event: z.literal('market.completed').describe(text.event),
  timestamp: instant.describe(text.timestamp),
  market: z.object({
    identifier: marketIdentifier.describe(marketMembers.identifier),
    name: z.string().describe(marketMembers.name),
    lot_name: z.string().nullable().describe(marketMembers.lot_name),
    lots: z.array(lotShape).describe(marketMembers.lots),
    deadline: instant.describe(marketMembers.deadline),
    market_type_codes: marketTypeCodes.describe(marketMembers.market_type_codes),
    completed_at: instant.describe(marketMembers.completed_at),
    field_keys: z.array(z.string()).describe(marketMembers.field_keys),
  }),
});

export const applicationCompletedShape = z.object({
  event: z.literal('market_application.completed').describe(text.event),
  timestamp: instant.describe(text.timestamp),
  market_identifier: marketIdentifier.describe(applicationMembers.market_identifier),
  market_application: z.object({
    identifier: applicationIdentifier.describe(applicationMembers.identifier),
    siret: siret.nullable().describe(applicationMembers.siret),
    company_name: z.string().nullable().describe(applicationMembers.company_name),
    completed_at: instant.describe(applicationMembers.completed_at),
    attestation_url: link.describe(text.attestation_url),
    documents_package_url: link.describe(text.documents_package_url),
  }),
});
