import { FileField } from '@/components/form/file-field';
import { type FormProps, inputName } from '@/lib/fields/field-type';
import { fieldText } from '@/lib/text/fields';
import { formatSize } from '@/lib/text/format';

export function FilesForm(props: FormProps) {
  return <FilesInput {...props} label={props.field.label} hint={props.field.help} />;
}

/** The file input of a field with its files; also used by the types that carry files beside something else. */
export function FilesInput({
  field,
  documents,
  refusals,
  label,
  hint,
}: Omit<FormProps, 'draft' | 'problems'> & { label: string; hint?: string }) {
  return (
    <FileField
      id={inputName(field.key, 'documents')}
      label={label}
      hint={[hint, fieldText.fileRules].filter(Boolean).join(' ')}
      errors={refusals.map((refusal) => fieldText.refusal(refusal.name, refusal.code))}
      listLabel={fieldText.filesGiven}
      files={documents.map((document) => ({
        key: document.id,
        text: `${document.name} (${formatSize(document.sizeBytes)})`,
        removeValue: document.id,
        removeLabel: fieldText.removeFile(document.name),
      }))}
      removeName={REMOVE_DOCUMENT}
      removeText={fieldText.remove}
    />
  );
}

/** Name of the buttons that remove a file: the form is saved, the file removed, the same step shown again. */
export const REMOVE_DOCUMENT = 'remove_document';
