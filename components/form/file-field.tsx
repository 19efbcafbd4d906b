import { describedBy, FieldFrame, type FieldFrameProps } from './field-frame';

type FileFieldProps = FieldFrameProps & {
  /** Files already given, each with the button that removes it. */
  files: readonly { key: string; text: string; removeValue: string; removeLabel: string }[];
  listLabel: string;
  removeName: string;
  removeText: string;
};

/** A plain file input, several files at once, under the list of what was given already. */
export function FileField({ files, listLabel, removeName, removeText, ...frame }: FileFieldProps) {
  return (
    <div className="fr-upload-group fr-mb-3w">
      <FieldFrame {...frame}>
        <input
          className="fr-upload"
          type="file"
          multiple
          id={frame.id}
          name={frame.id}
          aria-describedby={describedBy(frame)}
          aria-invalid={frame.errors.length > 0 || undefined}
        />
      </FieldFrame>
      {files.length > 0 && (
        <ul className="pm-files" aria-label={listLabel}>
          {files.map((file) => (
            <li key={file.key}>
              {file.text}{' '}
              <button
                type="submit"
                className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline"
                name={removeName}
                value={file.removeValue}
                aria-label={file.removeLabel}
              >
                {removeText}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
