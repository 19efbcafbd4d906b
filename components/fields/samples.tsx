'use client';
import { fieldText } from '@/lib/text/fields';
import { CardList } from './card-list';
import type { CardFormProps } from './cards-form';
import { FilesInput } from './files';
import { TypedInput } from './typed-input';

const text = fieldText.samples;

export function SamplesForm(props: CardFormProps) {
  return (
    <CardList
      {...props}
      list="samples"
      words={text.words}
      draw={(path) => (
        <>
          <TypedInput {...props} member={`${path}.description`} label={text.description} long />
          <FilesInput {...props} slot={`${path}.documents`} label={text.files} />
        </>
      )}
    />
  );
}
