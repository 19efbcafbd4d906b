import { z } from 'zod';
import { memberShape } from '@/lib/shapes/group-members';
import {
  applicationIdentifier,
  foreignIdentifierShape,
  instant,
  link,
  lotShape,
  marketIdentifier,
  siret,
  syncStatus,
} from '@/lib/shapes/values';
import { registerAnswerMembers, applicationMembers as text } from '@/lib/text/api-members';

/** What the API says of an application (contract §3). */

export const applicationShape = z.object({
  identifier: applicationIdentifier.describe(text.identifier),
  market_identifier: marketIdentifier.describe(text.market_identifier),
  siret: siret.nullable().describe(text.siret),
  foreign_identifier: foreignIdentifierShape.nullable().describe(text.foreign_identifier),
  company_name: z.string().nullable().describe(text.company_name),
  lots: z.array(lotShape).describe(text.lots),
  members: z.array(memberShape).describe(text.members),
  provider_user_id: z.string().nullable().describe(text.provider_user_id),
  state: z.enum(['pending', 'completed']).describe(text.state),
  sync_status: syncStatus.nullable().describe(text.sync_status),
  created_at: instant.describe(text.created_at),
  completed_at: instant.nullable().describe(text.completed_at),
  documents_ready_at: instant.nullable().describe(text.documents_ready_at),
  replaces: applicationIdentifier.nullable().describe(text.replaces),
  replaced_by: applicationIdentifier.nullable().describe(text.replaced_by),
  replaced_at: instant.nullable().describe(text.replaced_at),
  withdrawn_at: instant.nullable().describe(text.withdrawn_at),
});

export type ApplicationAnswer = z.infer<typeof applicationShape>;

/** That a public register answered a field; never what it said (contract §8). */
export const registerAnswerShape = z.object({
  field_key: z.string().describe(registerAnswerMembers.field_key),
  member: z.int().min(1).nullable().describe(registerAnswerMembers.member),
  register: z.string().describe(registerAnswerMembers.register),
  answered_at: instant.describe(registerAnswerMembers.answered_at),
  valid_until: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .meta({ format: 'date' })
    .nullable()
    .describe(registerAnswerMembers.valid_until),
});

/** One application, with what registers answered of it: a list would read every form. */
export const oneApplicationShape = applicationShape.extend({
  register_answers: z.array(registerAnswerShape).describe(text.register_answers),
});

export type OneApplicationAnswer = z.infer<typeof oneApplicationShape>;

export const startedApplicationShape = z.object({
  identifier: applicationIdentifier.describe(text.identifier),
  application_url: link.describe(text.application_url),
});

export type StartedApplicationAnswer = z.infer<typeof startedApplicationShape>;
