'use client';
import { fieldText } from '@/lib/text/fields';
import { CardList } from './card-list';
import type { CardFormProps } from './cards-form';
import { FilesInput } from './files';
import { TypedInput } from './typed-input';

const text = fieldText.supportingFirms;

/** A card for each firm that the candidate relies on. */
export function SupportingFirmsForm(props: CardFormProps) {
  return (
    <CardList
      {...props}
      list="firms"
      words={text.words}
      draw={(path) => (
        <>
          <TypedInput {...props} member={`${path}.company_name`} label={text.companyName} />
          <TypedInput {...props} member={`${path}.identifier`} label={text.identifier} hint={text.identifierHint} />
          <TypedInput {...props} member={`${path}.purpose`} label={text.purpose} hint={text.purposeHint} />
          <TypedInput {...props} member={`${path}.capacities`} label={text.capacities} long />
          <FilesInput
            {...props}
            slot={`${path}.commitment_documents`}
            label={text.commitment}
            hint={text.commitmentHint}
          />
        </>
      )}
    />
  );
}
