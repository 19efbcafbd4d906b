'use client';
import { fieldText } from '@/lib/text/fields';
import { CardList } from './card-list';
import type { CardFormProps } from './cards-form';
import { FilesInput } from './files';
import { TypedInput } from './typed-input';

const text = fieldText.contracts;

export function ContractsForm({ notes, ...props }: CardFormProps) {
  const noted = (path: string) => ({
    understood: { label: fieldText.understood, words: notes[path]?.understood ?? null },
    warning: path.endsWith('.end_date') ? (notes[path]?.warning ?? null) : undefined,
  });
  return (
    <CardList
      {...props}
      list="contracts"
      words={text.words}
      draw={(path) => (
        <>
          <TypedInput {...props} member={`${path}.title`} label={text.title} />
          <TypedInput {...props} member={`${path}.recipient`} label={text.recipient} hint={text.recipientHint} />
          <TypedInput
            {...props}
            {...noted(`${path}.start_date`)}
            member={`${path}.start_date`}
            label={text.start}
            hint={fieldText.dayHint}
          />
          <TypedInput
            {...props}
            {...noted(`${path}.end_date`)}
            member={`${path}.end_date`}
            label={text.end}
            hint={fieldText.dayHint}
          />
          <TypedInput
            {...props}
            {...noted(`${path}.amount`)}
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
