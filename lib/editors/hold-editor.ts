import { type Database, inTransaction } from '@/db/database';
import { type Editor, findEditorByClientId, lockEditor } from '@/db/queries/editors';
import { AppError } from '@/lib/errors';

/** Runs `work` in a transaction that holds the editor with this client id. Throws `not_found`. */
export function holdEditor<T>(clientId: string, work: (tx: Database, editor: Editor) => Promise<T>): Promise<T> {
  return inTransaction(async (tx) => {
    const found = await findEditorByClientId(clientId, tx);
    const editor = found && (await lockEditor(tx, found.id));
    if (!editor) throw new AppError('not_found', 'no such editor');
    return work(tx, editor);
  });
}
