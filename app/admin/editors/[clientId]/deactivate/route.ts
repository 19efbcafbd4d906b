import { editorPost, requireTicked } from '@/app/admin/editors/editor-post';
import { deactivateEditor } from '@/lib/editors/update-editor';

export const POST = editorPost('deactivated', ({ clientId, form, by }) => {
  requireTicked(form, 'confirm_deactivation');
  return deactivateEditor(clientId, by);
});
