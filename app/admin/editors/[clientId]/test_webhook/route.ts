import { editorPost } from '@/app/admin/editors/editor-post';
import { findEditorByClientId } from '@/db/queries/editors';
import { AppError } from '@/lib/errors';
import { requestWebhookTest } from '@/lib/webhooks/test-webhook';

export const POST = editorPost('tested', async ({ clientId, by }) => {
  const editor = await findEditorByClientId(clientId);
  if (!editor) throw new AppError('not_found', 'no such editor');
  await requestWebhookTest(editor, by);
});
