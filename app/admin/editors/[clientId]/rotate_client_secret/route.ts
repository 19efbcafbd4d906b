import { secretPost } from '@/app/admin/editors/editor-post';
import { endOfEarlier, secretsOf } from '@/app/admin/editors/secrets-shown';
import { rotateClientSecret } from '@/lib/editors/rotate-client-secret';

export const POST = secretPost('client_grace', async ({ clientId, by }, graceDays) => {
  const { clientSecret, earlierEndsAt } = await rotateClientSecret(clientId, graceDays, by);
  return { ...secretsOf(clientId, { clientSecret }), ...endOfEarlier(earlierEndsAt) };
});
