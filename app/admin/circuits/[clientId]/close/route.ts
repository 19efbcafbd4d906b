import { adminPost } from '@/app/admin/admin-post';
import { findEditorByClientId } from '@/db/queries/editors';
import { AppError } from '@/lib/errors';
import { closeCircuit } from '@/lib/webhooks/close-circuit';

/** Closes the circuit of an editor by hand. */
export const POST = adminPost<{ clientId: string }>('administrator', async ({ params, by }) => {
  const editor = await findEditorByClientId(params.clientId);
  if (!editor) throw new AppError('not_found', 'no such editor');
  const outcome = (await closeCircuit(editor, by)) ? 'closed' : 'already';
  return `/admin/circuits?${outcome}=${encodeURIComponent(editor.clientId)}`;
});
