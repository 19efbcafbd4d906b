import { type Editor, updateEditor as writeEditor } from '@/db/queries/editors';
import { recordAudit } from '@/lib/audit/record';
import { AppError } from '@/lib/errors';
import { editorsText } from '@/lib/text/editors';
import { type EditorInput, readEditorInput } from './editor-input';
import { holdEditor } from './hold-editor';

/** Changes what is given and leaves the rest. Throws `not_found`, or `invalid`, also when nothing is given. */
export async function updateEditor(clientId: string, input: EditorInput, now: Date = new Date()): Promise<Editor> {
  const fields = readEditorInput(input);
  const changed = Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : name));
  if (changed.length === 0) {
    const message = editorsText.nothingToChange;
    throw new AppError('invalid', 'nothing to change', [{ field: 'base', code: 'missing', message }]);
  }
  return holdEditor(clientId, async (tx, editor) => {
    const target = { kind: 'editor', id: clientId };
    // Which, and not to what: an address may hold a secret.
    await recordAudit(tx, { action: 'editor.updated', target, details: { fields: changed.join(' ') }, now });
    return writeEditor(tx, editor.id, fields);
  });
}

/** Switches an editor off: its tokens are refused from its next call on. Throws `not_found`. */
export const deactivateEditor = (clientId: string, now = new Date()): Promise<Editor> =>
  switchEditor(clientId, false, now);

/** Switches an editor on again; its tokens that have not expired are taken again. Throws `not_found`. */
export const activateEditor = (clientId: string, now = new Date()): Promise<Editor> =>
  switchEditor(clientId, true, now);

const switchEditor = (clientId: string, active: boolean, now: Date) =>
  holdEditor(clientId, async (tx, editor) => {
    const action = active ? 'editor.activated' : 'editor.deactivated';
    await recordAudit(tx, { action, target: { kind: 'editor', id: clientId }, now });
    return writeEditor(tx, editor.id, { active });
  });
