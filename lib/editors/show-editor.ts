import { countLiveTokens } from '@/db/queries/access-tokens';
import { liveSecretStates, type SecretState } from '@/db/queries/editor-secrets';
import { type Editor, findEditorByClientId, findEditors, searchEditors } from '@/db/queries/editors';
import { AppError } from '@/lib/errors';

/** An editor and what is live of it at a moment; no secret. */
export type EditorState = {
  editor: Editor;
  clientSecrets: SecretState[];
  webhookSecrets: SecretState[];
  liveTokens: number;
};

/** Throws `not_found`. */
export async function showEditor(clientId: string, now: Date): Promise<EditorState> {
  const editor = await findEditorByClientId(clientId);
  if (!editor) throw new AppError('not_found', 'no such editor');
  const [clientSecrets, webhookSecrets, liveTokens] = await Promise.all([
    liveSecretStates('client', editor.id, now),
    liveSecretStates('webhook', editor.id, now),
    countLiveTokens(editor.id, now),
  ]);
  return { editor, clientSecrets, webhookSecrets, liveTokens };
}

/** Every editor, the oldest first. */
export const listEditors = (): Promise<Editor[]> => findEditors();

/** Those whose name or client id holds this text, by name. */
export const findEditorsNamed = (text: string): Promise<Editor[]> => searchEditors(text.trim());
