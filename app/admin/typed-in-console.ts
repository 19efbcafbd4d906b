import type { FormInWords } from '@/app/browser-route';
import { BUDGETS, type Bucket } from '@/lib/limits/rate-limit-budgets';
import { administratorsText } from '@/lib/text/admin-administrators';
import { catalogueText } from '@/lib/text/admin-catalogue';
import { adminEditorsText } from '@/lib/text/admin-editors';
import { shownBackText } from '@/lib/text/shown-back';
import { limitInput, WINDOWS } from './editors/posted-editor';
import { isSecretInput } from './kept-form';

const editor = adminEditorsText.fields;
const limits = (Object.keys(BUDGETS) as Bucket[]).flatMap((bucket) =>
  WINDOWS.map((window) => [
    limitInput(bucket, window),
    editor[window](editor.buckets[bucket], BUDGETS[bucket][window]),
  ]),
);

/** The words that stand beside the inputs in which a person types. */
const LABELS: Record<string, string> = {
  ...catalogueText.names,
  ...Object.fromEntries(limits),
  name: editor.name,
  completionWebhookUrl: editor.webhook,
  buyerReturnUrl: editor.buyerReturn,
  candidateReturnUrl: editor.candidateReturn,
  maxLiveTokens: editor.maxLiveTokens,
  client_grace: adminEditorsText.graceDays,
  webhook_grace: adminEditorsText.graceDays,
  email: administratorsText.create.email,
};

/** What a form of the console holds, in words; never a password nor a code. */
export const typedInConsole: FormInWords & Required<Pick<FormInWords, 'isSecret'>> = {
  isSecret: isSecretInput,
  inWords: (form) =>
    [...form]
      .filter(([name]) => !isSecretInput(name))
      .map(([name, values]) => ({ label: LABELS[name] ?? shownBackText.otherAnswer, value: values.at(-1) ?? '' }))
      .filter(({ value }) => value.trim() !== ''),
};
