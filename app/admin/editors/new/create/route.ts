import { adminPost } from '@/app/admin/admin-post';
import { postedEditor } from '@/app/admin/editors/posted-editor';
import { secretsOf } from '@/app/admin/editors/secrets-shown';
import { showOnce } from '@/lib/administrators/shown-once';
import { createEditor } from '@/lib/editors/create-editor';

export const POST = adminPost(
  'administrator',
  async ({ administrator, form, by }) => {
    const { editor, clientSecret, webhookSecret } = await createEditor(postedEditor(form), by);
    const page = `/admin/editors/${editor.clientId}`;
    await showOnce(administrator.sessionId, page, secretsOf(editor.clientId, { clientSecret, webhookSecret }), by.now);
    return page;
  },
  () => '/admin/editors/new',
);
