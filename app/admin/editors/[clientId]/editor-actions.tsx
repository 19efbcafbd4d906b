import { ActionForm } from '@/app/admin/action-form';
import type { KeptForm } from '@/app/admin/kept-form';
import { CheckboxField } from '@/components/form/checkbox-field';
import { TextField } from '@/components/form/text-field';
import { DEFAULT_GRACE_DAYS } from '@/lib/editors/rotation';
import type { EditorState } from '@/lib/editors/show-editor';
import { adminEditorsText as text } from '@/lib/text/admin-editors';

type EditorActionsProps = { state: EditorState; page: string; refused: KeptForm };

/** What may be done to the account at once; what follows is said before each button. */
export function EditorActions({ state, page, refused }: EditorActionsProps) {
  const isRotating = state.webhookSecrets.some(({ expiresAt }) => expiresAt !== null);
  const grace = (id: string) => (
    <TextField
      id={id}
      label={text.graceDays}
      hint={text.graceDaysHint}
      inputMode="numeric"
      value={refused.value(id, `${DEFAULT_GRACE_DAYS}`)}
      errors={refused.errors(id)}
    />
  );
  return (
    <>
      {state.editor.active ? (
        <ActionForm
          {...text.deactivate}
          consequence={text.deactivate.consequence(state.liveTokens)}
          action={`${page}/deactivate`}
        >
          <CheckboxField
            id="confirm_deactivation"
            label={text.deactivate.confirm}
            value="yes"
            checked={false}
            errors={refused.errors('confirm_deactivation')}
          />
        </ActionForm>
      ) : (
        <ActionForm {...text.activate} action={`${page}/activate`} />
      )}
      {state.editor.completionWebhookUrl !== null && (
        <ActionForm {...text.testWebhook} action={`${page}/test_webhook`} />
      )}
      <ActionForm {...text.rotateClient} action={`${page}/rotate_client_secret`}>
        {grace('client_grace')}
      </ActionForm>
      {isRotating && <ActionForm {...text.confirmWebhook} action={`${page}/confirm_webhook_secret`} />}
      <ActionForm {...text.rotateWebhook} action={`${page}/rotate_webhook_secret`}>
        {grace('webhook_grace')}
      </ActionForm>
    </>
  );
}
