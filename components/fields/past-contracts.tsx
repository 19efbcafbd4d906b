import { endedBeforeWindow } from '@/lib/fields/past-contracts';
import type { Item } from '@/lib/fields/values/cards';
import { fieldText } from '@/lib/text/fields';
import { CardList } from './card-list';
import { FilesInput } from './files';
import type { FormProps } from './form-props';
import { TypedInput } from './typed-input';

const text = fieldText.contracts;

export function ContractsForm(props: FormProps) {
  return (
    <CardList
      {...props}
      list="contracts"
      words={text.words}
      draw={(path, card) => (
        <>
          <TypedInput {...props} member={`${path}.title`} label={text.title} />
          <TypedInput {...props} member={`${path}.recipient`} label={text.recipient} hint={text.recipientHint} />
          <TypedInput {...props} member={`${path}.start_date`} label={text.start} hint={fieldText.dayHint} />
          <TypedInput
            {...props}
            member={`${path}.end_date`}
            label={text.end}
            hint={fieldText.dayHint}
            warning={windowWarning(props, card)}
          />
          <TypedInput
            {...props}
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

function windowWarning({ field, now }: FormProps, card: Item): string | undefined {
  const years = field.options.windowYears;
  return years && endedBeforeWindow(card.end_date, years, now) ? text.outsideWindow(years) : undefined;
}
