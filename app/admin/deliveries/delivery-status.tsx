import { StateBadge } from '@/components/layout/state-badge';
import type { SyncStatus } from '@/db/schema/deliveries';
import { deliveryText as text } from '@/lib/text/admin-deliveries';
import { findWebhookEvent } from '@/lib/webhooks/events';

const TONES = {
  sync_pending: 'to_do',
  sync_processing: 'started',
  sync_completed: 'done',
  sync_failed: 'to_mend',
} as const;

export const DeliveryStatus = ({ status }: { status: SyncStatus }) => (
  <StateBadge tone={TONES[status]}>{text.statuses[status]}</StateBadge>
);

/** A webhook event, in words. */
export const eventTitle = (event: string): string => findWebhookEvent(event)?.words.title ?? event;

/** Where the market or the application that a webhook is about is shown. */
export const subjectPath = (event: string, identifier: string) =>
  `/admin/${findWebhookEvent(event)?.subject === 'market' ? 'markets' : 'applications'}/${encodeURIComponent(identifier)}`;
