import { inTransaction } from '@/db/database';
import { type Editor, findEditorByClientId, lockEditor, putEditor } from '@/db/queries/editors';
import { env } from '@/lib/env';
import { digestSecret, encryptSecret } from '@/lib/keys';
import { siteText } from '@/lib/text/site';

type Account = { clientId: string; clientSecret: string; webhookSecret: string };

/** Makes the demo platform's account, or brings its addresses to those of this start. */
export async function putDemoEditor(account: Account): Promise<Editor> {
  return inTransaction(async (tx) => {
    const existing = await findEditorByClientId(account.clientId, tx);
    if (existing) await lockEditor(tx, existing.id);
    const id = existing?.id ?? crypto.randomUUID();
    return putEditor(tx, {
      id,
      name: siteText.demonstration.platform,
      clientId: account.clientId,
      demo: true,
      completionWebhookUrl: env().DEMO_WEBHOOK_URL,
      buyerReturnUrl: `${env().DEMO_EDITOR_URL}/retour/acheteur`,
      candidateReturnUrl: `${env().DEMO_EDITOR_URL}/retour/candidat`,
      clientSecretDigest: digestSecret(account.clientSecret),
      webhookSecretCiphertext: encryptSecret(account.webhookSecret, `webhook-secret/${id}`),
    });
  });
}
