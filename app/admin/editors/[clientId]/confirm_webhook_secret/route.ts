import { editorPost } from '@/app/admin/editors/editor-post';
import { confirmWebhookSecret } from '@/lib/editors/rotate-webhook-secret';

export const POST = editorPost('confirmed', ({ clientId, by }) => confirmWebhookSecret(clientId, by));
