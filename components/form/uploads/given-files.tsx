import type { GivenFile } from './send-file';
import type { UploadText } from './upload-text';

type Props = {
  files: readonly GivenFile[];
  label: string;
  /** Name of the buttons that remove a file when the form is posted, each with the file's key. */
  removeName: string;
  removeText: string;
  /** Keys of the files that are being removed. */
  removing: readonly string[];
  text: UploadText;
  onRemove: (file: GivenFile) => void;
  onReplace: (file: GivenFile) => void;
};

/** The files that the server keeps. Without scripts « remove » posts the form; replacing is adding, then removing. */
export function GivenFiles({ files, label, removeName, removeText, removing, text, onRemove, onReplace }: Props) {
  if (files.length === 0) return null;
  return (
    <ul className="pm-files" aria-label={label}>
      {files.map((file) => (
        <li key={file.key} data-upload={removing.includes(file.key) ? 'running' : undefined} tabIndex={-1}>
          {file.text}, {file.scan}{' '}
          <button
            type="button"
            className="pm-scripted fr-btn fr-btn--sm fr-btn--tertiary-no-outline"
            aria-label={text.replaceLabel(file.name)}
            onClick={() => onReplace(file)}
          >
            {text.replace}
          </button>{' '}
          <button
            type="submit"
            className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline"
            name={removeName}
            value={file.key}
            aria-label={file.removeLabel}
            onClick={(event) => {
              event.preventDefault();
              if (!removing.includes(file.key)) onRemove(file);
            }}
          >
            {removeText}
          </button>
        </li>
      ))}
    </ul>
  );
}
