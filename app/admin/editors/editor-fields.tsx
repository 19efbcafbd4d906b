import type { KeptForm } from '@/app/admin/kept-form';
import { CheckboxField } from '@/components/form/checkbox-field';
import { TextField } from '@/components/form/text-field';
import type { Editor } from '@/db/queries/editors';
import { BUDGETS, type Bucket } from '@/lib/limits/rate-limit-budgets';
import { adminEditorsText } from '@/lib/text/admin-editors';
import { limitInput } from './posted-editor';

const text = adminEditorsText.fields;

type EditorFieldsProps = { editor: Partial<Editor>; refused: KeptForm };

/** What may be said of an editor; ids are the names by which `readEditorInput` complains. */
export function EditorFields({ editor, refused }: EditorFieldsProps) {
  const line = (id: keyof Editor & string, label: string, hint?: string) => {
    const kept = editor[id] ?? '';
    return (
      <TextField id={id} label={label} hint={hint} value={refused.value(id, `${kept}`)} errors={refused.errors(id)} />
    );
  };
  const box = (
    id:
      | 'authorized'
      | 'defenseAllowed'
      | 'registersAllowed'
      | 'laterAttempts'
      | 'tablesBeforeDeadline'
      | 'toldOfWithdrawals',
    label: string,
    hint: string,
  ) => (
    <CheckboxField
      id={id}
      label={label}
      hint={hint}
      value="yes"
      checked={refused.isTicked(id, 'name', editor[id] ?? id !== 'tablesBeforeDeadline')}
      errors={refused.errors(id)}
    />
  );
  return (
    <>
      {line('name', text.name)}
      {line('completionWebhookUrl', text.webhook, text.webhookHint)}
      {line('buyerReturnUrl', text.buyerReturn, text.returnHint)}
      {line('candidateReturnUrl', text.candidateReturn, text.returnHint)}
      {box('authorized', text.authorized, text.authorizedHint)}
      {box('defenseAllowed', text.defenseAllowed, text.defenseAllowedHint)}
      {box('registersAllowed', text.registersAllowed, text.registersAllowedHint)}
      {box('laterAttempts', text.laterAttempts, text.laterAttemptsHint)}
      {box('tablesBeforeDeadline', text.tablesBeforeDeadline, text.tablesBeforeDeadlineHint)}
      {box('toldOfWithdrawals', text.toldOfWithdrawals, text.toldOfWithdrawalsHint)}
      {line('maxLiveTokens', text.maxLiveTokens, text.maxLiveTokensHint)}
      <Limits editor={editor} refused={refused} />
    </>
  );
}

/** What is wrong, for the top of the page; the limits are numbers here, not the JSON of the command line. */
export const editorSummary = ({ summary }: KeptForm): KeptForm['summary'] =>
  summary.map(({ fieldId, message }) =>
    fieldId === 'rateLimits' ? { fieldId, message: text.limitsProblem } : { fieldId, message },
  );

/** Six numbers: three buckets, two windows. */
function Limits({ editor, refused }: EditorFieldsProps) {
  const errors = refused.errors('rateLimits');
  return (
    <fieldset className="pm-card" id="rateLimits" tabIndex={-1}>
      <legend className="fr-text--bold">{text.limits}</legend>
      <p className="fr-hint-text">{text.limitsHint}</p>
      {errors.length > 0 && <p className="fr-error-text fr-mb-2w">{text.limitsProblem}</p>}
      {(Object.keys(BUDGETS) as Bucket[]).flatMap((bucket) =>
        (['perHour', 'burst'] as const).map((window) => (
          <TextField
            key={limitInput(bucket, window)}
            id={limitInput(bucket, window)}
            label={text[window](text.buckets[bucket], BUDGETS[bucket][window])}
            inputMode="numeric"
            value={refused.value(limitInput(bucket, window), `${editor.rateLimits?.[bucket]?.[window] ?? ''}`)}
            errors={[]}
          />
        )),
      )}
    </fieldset>
  );
}
