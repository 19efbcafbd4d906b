import { editorPost } from '@/app/admin/editors/editor-post';
import { activateEditor } from '@/lib/editors/update-editor';

export const POST = editorPost('activated', ({ clientId, by }) => activateEditor(clientId, by));
