import { CardList } from '@/lib/fields/card-list';
import type { FormProps } from '@/lib/fields/field-type';
import { FilesInput } from '@/lib/fields/files/form';
import { TypedInput } from '@/lib/fields/typed-input';
import { fieldText } from '@/lib/text/fields';

const text = fieldText.samples;

export function SamplesForm(props: FormProps) {
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
