import { revokeTokensOfEditor } from '@/db/queries/access-tokens';
import { insertClientSecret } from '@/db/queries/editor-secrets';
import type { By } from '@/lib/audit/by';
import { recordAudit } from '@/lib/audit/record';
import { digestSecret } from '@/lib/keys';
import { holdEditor } from './hold-editor';
import { newSecret } from './new-secrets';
import { makeRoom } from './rotation';

export type NewClientSecret = { clientSecret: string; earlierEndsAt: Date | null };

/**
 * Makes a new client secret for an editor; the earlier one works for `graceDays` more. With 0 it was probably stolen:
 * it ends at once, and so does every token. Throws `not_found`, `invalid` or `conflict` (see `makeRoom`).
 */
export function rotateClientSecret(clientId: string, graceDays: number, by: By): Promise<NewClientSecret> {
  const { now } = by;
  return holdEditor(clientId, async (tx, editor) => {
    const earlierEndsAt = await makeRoom(tx, 'client', editor, graceDays, now);
    if (earlierEndsAt === null) await revokeTokensOfEditor(tx, editor.id, now);
    const clientSecret = newSecret();
    await insertClientSecret(tx, { editorId: editor.id, digest: digestSecret(clientSecret), createdAt: now });
    const target = { kind: 'editor', id: clientId };
    await recordAudit(tx, { ...by, action: 'editor.client_secret_rotated', target, details: { graceDays } });
    return { clientSecret, earlierEndsAt };
  });
}
