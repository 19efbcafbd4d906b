import { fieldText } from '@/lib/text/fields';
import { CardList } from './card-list';
import { FilesInput } from './files';
import type { FormProps } from './form-props';
import { TypedInput } from './typed-input';

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
