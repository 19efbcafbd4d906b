import { CardList } from '@/lib/fields/card-list';
import type { Item } from '@/lib/fields/cards';
import type { FormProps } from '@/lib/fields/field-type';
import { FilesInput } from '@/lib/fields/files/form';
import { TypedInput } from '@/lib/fields/typed-input';
import { fieldText } from '@/lib/text/fields';
import { endedBeforeWindow } from './window';

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
