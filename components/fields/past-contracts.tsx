import { pastContractsType } from '@/lib/fields/past-contracts';
import { typedAt } from '@/lib/fields/values/cards';
import { fieldText } from '@/lib/text/fields';
import { CardList } from './card-list';
import { FilesInput } from './files';
import type { FormProps } from './form-props';
import { notesOn } from './notes';
import { TypedInput } from './typed-input';

const text = fieldText.contracts;

export function ContractsForm(props: FormProps) {
  const notes = (path: string) => notesOn(pastContractsType, props, path, typedAt(props.draft, path));
  const line = (path: string, label: string, hint?: string) => (
    <TypedInput {...props} member={path} label={label} hint={hint} />
  );
  return (
    <CardList
      {...props}
      list="contracts"
      words={text.words}
      draw={(path) => (
        <>
          {line(`${path}.title`, text.title)}
          {line(`${path}.recipient`, text.recipient, text.recipientHint)}
          <TypedInput
            {...props}
            {...notes(`${path}.start_date`)}
            member={`${path}.start_date`}
            label={text.start}
            hint={fieldText.dayHint}
          />
          <TypedInput
            {...props}
            {...notes(`${path}.end_date`)}
            member={`${path}.end_date`}
            label={text.end}
            hint={fieldText.dayHint}
          />
          <TypedInput
            {...props}
            {...notes(`${path}.amount`)}
            member={`${path}.amount`}
            label={text.amount}
            hint={text.amountHint}
            inputMode="decimal"
          />
          <TypedInput {...props} member={`${path}.description`} label={text.description} long />
          <FilesInput {...props} slot={`${path}.certificate_documents`} label={text.certificates} />
        </>
      )}
    />
  );
}
