import type { Secrets } from '@/lib/administrators/shown-once';
import { standardWebhookSecret } from '@/lib/editors/new-secrets';
import { adminEditorsText } from '@/lib/text/admin-editors';
import { formatDateTime } from '@/lib/text/format';

/** An editor's new secrets in the words of the API, as they are shown once. */
export function secretsOf(
  clientId: string,
  { clientSecret, webhookSecret }: { clientSecret?: string; webhookSecret?: string },
): Secrets {
  return {
    client_id: clientId,
    ...(clientSecret && { client_secret: clientSecret }),
    ...(webhookSecret && {
      webhook_secret: webhookSecret,
      webhook_secret_standard: standardWebhookSecret(webhookSecret),
    }),
  };
}

/** With them, how long the one before serves; null when it does not any more. */
export const endOfEarlier = (endsAt: Date | null): Secrets => ({
  earlier_secret_ends_at: endsAt ? formatDateTime(endsAt) : adminEditorsText.secrets.endedAtOnce,
});
