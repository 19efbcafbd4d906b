import { randomBytes, randomUUID } from 'node:crypto';
import { inTransaction } from '@/db/database';
import { type Editor, putEditor } from '@/db/queries/editors';
import { digestSecret, encryptSecret } from '@/lib/keys';

export type TestEditor = { editor: Editor; clientId: string; clientSecret: string; webhookSecret: string };

type Overrides = Partial<Omit<Editor, 'id' | 'clientId'>>;

/** An authorised and active editor with secrets of its own, in the database of `useTestDatabase`. */
export async function makeTestEditor(overrides: Overrides = {}): Promise<TestEditor> {
  const id = randomUUID();
  const clientId = randomBytes(16).toString('hex');
  const clientSecret = randomBytes(32).toString('hex');
  const webhookSecret = randomBytes(32).toString('hex');
  const editor = await inTransaction((tx) =>
    putEditor(tx, {
      name: 'Plateforme d’essai',
      completionWebhookUrl: 'http://127.0.0.1:9/webhooks',
      buyerReturnUrl: 'https://plateforme.example/retour/acheteur',
      candidateReturnUrl: 'https://plateforme.example/retour/candidat',
      ...overrides,
      id,
      clientId,
      clientSecretDigest: digestSecret(clientSecret),
      webhookSecretCiphertext: encryptSecret(webhookSecret, `webhook-secret/${id}`),
    }),
  );
  return { editor, clientId, clientSecret, webhookSecret };
}
