import { type Editor, updateEditor as writeEditor } from '@/db/queries/editors';
import { AppError } from '@/lib/errors';
import { editorsText } from '@/lib/text/editors';
import { type EditorInput, readEditorInput } from './editor-input';
import { holdEditor } from './hold-editor';

/** Changes what is given and leaves the rest. Throws `not_found`, or `invalid`, also when nothing is given. */
export async function updateEditor(clientId: string, input: EditorInput): Promise<Editor> {
  const fields = readEditorInput(input);
  if (Object.values(fields).every((value) => value === undefined)) {
    const message = editorsText.nothingToChange;
    throw new AppError('invalid', 'nothing to change', [{ field: 'base', code: 'missing', message }]);
  }
  return holdEditor(clientId, (tx, editor) => writeEditor(tx, editor.id, fields));
}

/** Switches an editor off: its tokens are refused from its next call on. Throws `not_found`. */
export const deactivateEditor = (clientId: string): Promise<Editor> => switchEditor(clientId, false);

/** Switches an editor on again; its tokens that have not expired are taken again. Throws `not_found`. */
export const activateEditor = (clientId: string): Promise<Editor> => switchEditor(clientId, true);

const switchEditor = (clientId: string, active: boolean) =>
  holdEditor(clientId, (tx, editor) => writeEditor(tx, editor.id, { active }));
