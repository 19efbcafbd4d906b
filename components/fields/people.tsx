'use client';
import { fieldText } from '@/lib/text/fields';
import { CardList } from './card-list';
import type { CardFormProps } from './cards-form';
import { FilesInput } from './files';
import { TypedInput } from './typed-input';

const text = fieldText.people;

/** A list in a file, or a card for each person. */
export function PeopleForm(props: CardFormProps) {
  return (
    <CardList
      {...props}
      list="people"
      words={text.words}
      before={<FilesInput {...props} label={text.listFile} hint={text.listFileHint} />}
      draw={(path) => (
        <>
          <TypedInput {...props} member={`${path}.last_name`} label={text.lastName} />
          <TypedInput {...props} member={`${path}.first_names`} label={text.firstNames} />
          <TypedInput
            {...props}
            member={`${path}.qualifications`}
            label={text.qualifications}
            hint={text.qualificationsHint}
            long
          />
          <FilesInput {...props} slot={`${path}.cv_documents`} label={text.cv} />
        </>
      )}
    />
  );
}
