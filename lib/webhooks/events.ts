import { z } from 'zod';
import { APPLICATION_ID, exampleApplication, exampleMarket, MARKET_ID } from '@/lib/shapes/example';
import { memberShape } from '@/lib/shapes/group-members';
import {
  applicationIdentifier,
  foreignIdentifierShape,
  instant,
  link,
  lotShape,
  marketIdentifier,
  marketTypeCodes,
  siret,
} from '@/lib/shapes/values';
import { applicationMembers, marketMembers, webhookMembers as text } from '@/lib/text/api-members';
import { webhookEventText } from '@/lib/text/webhook-events';

type WebhookEvent = {
  /** Which of our two things it is about: `identifier` and `subjectId` of its deliveries are those of one. */
  subject: 'market' | 'application';
  /** The body that is signed and sent (contract §6). */
  payload: z.ZodObject<{ event: z.ZodLiteral<string>; timestamp: typeof instant }>;
  /** A body, on the instance whose address is given. */
  example: (base: string) => unknown;
  words: (typeof webhookEventText)[keyof typeof webhookEventText];
};

/**
 * Every event that editors receive. The OpenAPI document, the documentation, the filter of the console and the type of
 * what may be promised are derived from this record; the compiler asks for an entry for every event that has words.
 */
export const WEBHOOK_EVENTS = {
  'market.completed': {
    subject: 'market',
    payload: z.object({
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
    }),
    example: () => ({
      event: 'market.completed',
      timestamp: exampleMarket.completed_at,
      market: exampleMarket,
    }),
    words: webhookEventText['market.completed'],
  },
  'market_application.completed': {
    subject: 'application',
    payload: z.object({
      event: z.literal('market_application.completed').describe(text.event),
      timestamp: instant.describe(text.timestamp),
      market_identifier: marketIdentifier.describe(applicationMembers.market_identifier),
      market_application: z.object({
        identifier: applicationIdentifier.describe(applicationMembers.identifier),
        siret: siret.nullable().describe(applicationMembers.siret),
        foreign_identifier: foreignIdentifierShape.nullable().describe(applicationMembers.foreign_identifier),
        company_name: z.string().nullable().describe(applicationMembers.company_name),
        lots: z.array(lotShape).describe(applicationMembers.lots),
        members: z.array(memberShape).describe(applicationMembers.members),
        replaces: applicationIdentifier.nullable().describe(applicationMembers.replaces),
        completed_at: instant.describe(applicationMembers.completed_at),
        attestation_url: link.describe(text.attestation_url),
        documents_package_url: link.describe(text.documents_package_url),
      }),
    }),
    example: (base) => ({
      event: 'market_application.completed',
      timestamp: exampleApplication.completed_at,
      market_identifier: MARKET_ID,
      market_application: {
        ...exampleApplication,
        attestation_url: `${base}/api/v1/market_applications/${APPLICATION_ID}/attestation`,
        documents_package_url: `${base}/api/v1/market_applications/${APPLICATION_ID}/documents_package`,
      },
    }),
    words: webhookEventText['market_application.completed'],
  },
  'market_application.withdrawn': {
    subject: 'application',
    payload: z.object({
      event: z.literal('market_application.withdrawn').describe(text.event),
      timestamp: instant.describe(text.timestamp),
      market_identifier: marketIdentifier.describe(applicationMembers.market_identifier),
      market_application: z.object({
        identifier: applicationIdentifier.describe(applicationMembers.identifier),
        withdrawn_at: instant.describe(applicationMembers.withdrawn_at),
      }),
    }),
    example: () => ({
      event: 'market_application.withdrawn',
      timestamp: '2026-12-01T08:15:30.500Z',
      market_identifier: MARKET_ID,
      market_application: { identifier: APPLICATION_ID, withdrawn_at: '2026-12-01T08:15:30.500Z' },
    }),
    words: webhookEventText['market_application.withdrawn'],
  },
} as const satisfies Record<keyof typeof webhookEventText, WebhookEvent>;

export type WebhookEventName = keyof typeof WEBHOOK_EVENTS;

/** The body of this event, or of any one. */
export type WebhookPayload<Name extends WebhookEventName = WebhookEventName> = z.infer<
  (typeof WEBHOOK_EVENTS)[Name]['payload']
>;

export const WEBHOOK_EVENT_NAMES = Object.keys(WEBHOOK_EVENTS) as WebhookEventName[];

/** What a stored name stands for; undefined for one that another version of the product has written. */
export const findWebhookEvent = (name: string): WebhookEvent | undefined =>
  Object.hasOwn(WEBHOOK_EVENTS, name) ? WEBHOOK_EVENTS[name as WebhookEventName] : undefined;
