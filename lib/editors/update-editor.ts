import { revokeTokensOfEditor } from '@/db/queries/access-tokens';
import { type Editor, type EditorFields, updateEditor as writeEditor } from '@/db/queries/editors';
import type { By } from '@/lib/audit/by';
import { recordAudit } from '@/lib/audit/record';
import { AppError } from '@/lib/errors';
import { editorsText } from '@/lib/text/editors';
import { type EditorInput, readEditorInput } from './editor-input';
import { holdEditor } from './hold-editor';

/** Changes what is given and leaves the rest. Throws `not_found`, or `invalid`, also when nothing is given. */
export async function updateEditor(clientId: string, input: EditorInput, by: By): Promise<Editor> {
  const fields = readEditorInput(input);
  if (Object.values(fields).every((value) => value === undefined)) {
    const message = editorsText.nothingToChange;
    throw new AppError('invalid', 'nothing to change', [{ field: 'base', code: 'missing', message }]);
  }
  return holdEditor(clientId, async (tx, editor) => {
    await recordAudit(tx, {
      ...by,
      action: 'editor.changed',
      target: { kind: 'editor', id: clientId },
      details: changesOf(editor, fields),
    });
    const isSwitched = fields.authorized !== undefined && fields.authorized !== editor.authorized;
    if (isSwitched) await revokeTokensOfEditor(tx, editor.id, by.now);
    return writeEditor(tx, editor.id, fields);
  });
}

/** Switches an editor off: its tokens are revoked. Throws `not_found`. */
export const deactivateEditor = (clientId: string, by: By): Promise<Editor> => switchEditor(clientId, false, by);

/** Switches an editor on again. No earlier token is taken again (contract §2). Throws `not_found`. */
export const activateEditor = (clientId: string, by: By): Promise<Editor> => switchEditor(clientId, true, by);

const switchEditor = (clientId: string, active: boolean, by: By) =>
  holdEditor(clientId, async (tx, editor) => {
    const action = active ? 'editor.activated' : 'editor.deactivated';
    await recordAudit(tx, { ...by, action, target: { kind: 'editor', id: clientId } });
    // On the way back too: one that an earlier version switched off, or a hand in the database, may have live ones.
    if (active !== editor.active) await revokeTokensOfEditor(tx, editor.id, by.now);
    return writeEditor(tx, editor.id, { active });
  });

/** What becomes different, for the audit log: switches and numbers as they become, the rest as « changed ». */
function changesOf(editor: Editor, fields: EditorFields): Record<string, string | number | boolean> {
  const changed = Object.entries(fields).filter(
    ([name, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(editor[name as keyof Editor]),
  );
  return Object.fromEntries(
    changed.map(([name, value]) => [
      name,
      typeof value === 'boolean' || typeof value === 'number' ? value : value === null ? 'removed' : 'changed',
    ]),
  );
}
