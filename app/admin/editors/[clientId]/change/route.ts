import { editorPost } from '@/app/admin/editors/editor-post';
import { postedEditor } from '@/app/admin/editors/posted-editor';
import { updateEditor } from '@/lib/editors/update-editor';

export const POST = editorPost('changed', ({ clientId, form, by }) => updateEditor(clientId, postedEditor(form), by));
