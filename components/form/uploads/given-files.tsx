import { type Scan, scans } from './scans';
import type { GivenFile } from './send-file';
import { useStore } from './store';
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
  const scanned = useStore(scans);
  const isKept = ({ key }: GivenFile) => !scanned[key]?.problem;
  return (
    <>
      <RefusedSince files={files} scanned={scanned} />
      {files.some(isKept) && (
        <ul className="pm-files" aria-label={label}>
          {files.filter(isKept).map((file) => (
            <li
              key={file.key}
              className="pm-file"
              data-upload={removing.includes(file.key) ? 'running' : undefined}
              tabIndex={-1}
            >
              <span>
                <a href={file.href} download>
                  {file.text}
                </a>
                , {scanned[file.key]?.text ?? file.scan}
              </span>
              <div className="pm-file__buttons">
                <button
                  type="button"
                  className="pm-scripted fr-btn fr-btn--sm fr-btn--tertiary-no-outline"
                  aria-label={text.replaceLabel(file.name)}
                  onClick={() => onReplace(file)}
                >
                  {text.replace}
                </button>
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
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Files that the antivirus had removed while the page was open: worth a word at once. */
function RefusedSince({ files, scanned }: { files: readonly GivenFile[]; scanned: Readonly<Record<string, Scan>> }) {
  return (
    <div aria-live="assertive">
      {files.map(
        ({ key }) =>
          scanned[key]?.problem && (
            <p key={key} className="fr-error-text fr-mb-1w">
              {scanned[key].problem}
            </p>
          ),
      )}
    </div>
  );
}
