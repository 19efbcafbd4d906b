import { secretPost } from '@/app/admin/editors/editor-post';
import { endOfEarlier, secretsOf } from '@/app/admin/editors/secrets-shown';
import { rotateWebhookSecret } from '@/lib/editors/rotate-webhook-secret';

export const POST = secretPost('webhook_grace', async ({ clientId, by }, graceDays) => {
  const { webhookSecret, earlierEndsAt } = await rotateWebhookSecret(clientId, graceDays, by);
  return { ...secretsOf(clientId, { webhookSecret }), ...endOfEarlier(earlierEndsAt) };
});
