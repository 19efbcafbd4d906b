import type { Database } from '@/db/database';
import { deleteEndingSecrets, endCurrentSecret, liveSecretStates, type SecretKind } from '@/db/queries/editor-secrets';
import type { Editor } from '@/db/queries/editors';
import { AppError } from '@/lib/errors';
import { editorsText } from '@/lib/text/editors';

/** Contract §6, for webhook secrets; client secrets alike. */
export const DEFAULT_GRACE_DAYS = 7;
const MAX_GRACE_DAYS = 90;
const DAY_MS = 86_400_000;

/**
 * Ends the current secret `graceDays` from now; a new one is to be written in the same transaction. With 0, every
 * secret ends at once. Returns the end of the earlier secret, null for 0. Throws `invalid` when `graceDays` is no whole
 * number of 0–90, and `conflict` when a rotation is under way, of which nobody can tell here which secret the editor
 * uses.
 */
export async function makeRoom(
  tx: Database,
  kind: SecretKind,
  editor: Editor,
  graceDays: number,
  now: Date,
): Promise<Date | null> {
  if (!Number.isInteger(graceDays) || graceDays < 0 || graceDays > MAX_GRACE_DAYS) {
    const message = editorsText.violation('graceDays', 'out_of_range');
    throw new AppError('invalid', 'grace out of range', [{ field: 'graceDays', code: 'out_of_range', message }]);
  }
  const leavingUntil = await endOfRotation(tx, kind, editor, now);
  if (leavingUntil && graceDays > 0) throw conflict('rotation_under_way', editorsText.rotationUnderWay(leavingUntil));
  await deleteEndingSecrets(tx, kind, editor.id);
  const endsAt = new Date(now.getTime() + graceDays * DAY_MS);
  await endCurrentSecret(tx, kind, editor.id, endsAt);
  if (graceDays > 0) return endsAt;
  await deleteEndingSecrets(tx, kind, editor.id);
  return null;
}

/** Ends the rotation under way: the earlier secret is of no use any more. Throws `conflict` when there is none. */
export async function endRotation(tx: Database, kind: SecretKind, editor: Editor, now: Date): Promise<void> {
  if (!(await endOfRotation(tx, kind, editor, now))) throw conflict('no_rotation', editorsText.noRotation);
  await deleteEndingSecrets(tx, kind, editor.id);
}

async function endOfRotation(tx: Database, kind: SecretKind, editor: Editor, now: Date): Promise<Date | null> {
  const states = await liveSecretStates(kind, editor.id, now, tx);
  return states.find((state) => state.expiresAt !== null)?.expiresAt ?? null;
}

const conflict = (code: string, message: string) => new AppError('conflict', code, [{ field: 'base', code, message }]);
