import { inputName } from '@/lib/fields/field-type';
import { BUTTON } from '@/lib/fields/step-action';
import { EXTENSIONS } from '@/lib/kits/files/media-types';
import { attestationText } from '@/lib/text/attestation';
import { fieldText } from '@/lib/text/fields';
import { formatSize } from '@/lib/text/format';
import { fileHref } from './file-href';
import type { FormProps } from './form-props';
import { messagesAt } from './typed-input';
import { UploadingField } from './uploading';

const DOCUMENTS = 'documents';
/** What browsers offer first; whatever else is chosen is sent too, and judged. */
const ACCEPTED = Object.entries(EXTENSIONS)
  .flatMap(([mediaType, extensions]) => [mediaType, ...extensions.map((extension) => `.${extension}`)])
  .join(',');

export function FilesForm(props: FormProps) {
  return <FilesInput {...props} label={props.field.label} hint={props.field.help} />;
}

type FilesInputProps = Pick<FormProps, 'documents' | 'problems' | 'refusals'> & {
  field: Pick<FormProps['field'], 'key'>;
  /** Path of the member that carries the files. */
  slot?: string;
  label: string;
  hint?: string;
};

/** The file input of a field with its files; also used by the types that carry files beside something else. */
export function FilesInput({ field, slot = DOCUMENTS, documents, problems, refusals, label, hint }: FilesInputProps) {
  const here = documents.filter((document) => document.slot === slot);
  const refused = refusals.filter((refusal) => (refusal.slot ?? DOCUMENTS) === slot);
  return (
    <UploadingField
      id={inputName(field.key, slot)}
      label={label}
      hint={hint}
      accept={ACCEPTED}
      errors={[
        ...messagesAt(problems, slot),
        ...refused.map((refusal) => fieldText.refusal(refusal.name, refusal.code)),
      ]}
      listLabel={fieldText.filesGiven}
      files={here.map((document) => ({
        key: document.id,
        name: document.name,
        href: fileHref(document.id),
        text: `${document.name} (${formatSize(document.sizeBytes)})`,
        scan: attestationText.scanStates[document.scanState],
        removeLabel: fieldText.removeFile(document.name),
      }))}
      removeName={BUTTON.removeDocument}
      removeText={fieldText.remove}
    />
  );
}
