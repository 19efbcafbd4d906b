import { z } from 'zod';
import type { GroupMember } from '@/db/queries/group-members';
import { memberMembers as text } from '@/lib/text/api-members';
import { foreignIdentifierShape, lotShape, lotsAnswer, siret } from './values';

/** A member of a group, in the API's answers and in webhooks (contract §3 and §6); its place in the list is its number. */
export const memberShape = z.object({
  siret: siret.nullable().describe(text.siret),
  foreign_identifier: foreignIdentifierShape.nullable().describe(text.foreign_identifier),
  company_name: z.string().nullable().describe(text.company_name),
  role: z.enum(['mandataire', 'member']).describe(text.role),
  lots: z.array(lotShape).describe(text.lots),
  declared_by: z.enum(['itself', 'mandataire']).nullable().describe(text.declared_by),
});

/** The members of a group as they are told. */
export function membersAnswer(members: readonly GroupMember[]): z.infer<typeof memberShape>[] {
  return members.map(({ rank, siret: given, foreignIdentifier, companyName, lots, declaredBy }) => ({
    siret: given,
    foreign_identifier: foreignIdentifier,
    company_name: companyName,
    role: rank === 1 ? 'mandataire' : 'member',
    lots: lotsAnswer(lots),
    declared_by: declaredBy,
  }));
}
