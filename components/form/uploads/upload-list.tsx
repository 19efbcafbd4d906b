import type { UploadText } from './upload-text';
import type { Upload } from './use-uploads';

type Props = {
  uploads: readonly Upload[];
  text: UploadText;
  onRetry: (upload: Upload) => void;
  onDismiss: (upload: Upload) => void;
};

/** Files on their way, with how far they are, and those that did not go through, with why. */
export function UploadList({ uploads, text, onRetry, onDismiss }: Props) {
  if (uploads.length === 0) return null;
  return (
    <ul className="pm-uploads" aria-label={text.listLabel}>
      {uploads.map((upload) => (
        <li
          key={upload.key}
          id={upload.key}
          tabIndex={-1}
          data-upload={isRunning(upload) ? 'running' : 'stopped'}
          className="pm-file"
        >
          {isRunning(upload) ? <Progress upload={upload} text={text} /> : <Problem upload={upload} />}
          <div className="pm-file__buttons">
            {upload.state === 'failed' && (
              <Button text={text.retry} label={text.retryLabel(upload.file.name)} onClick={() => onRetry(upload)} />
            )}
            {upload.state !== 'cancelling' && (
              <Button
                text={isRunning(upload) ? text.cancel : text.dismiss}
                label={isRunning(upload) ? text.cancelLabel(upload.file.name) : text.dismissLabel(upload.file.name)}
                onClick={() => onDismiss(upload)}
              />
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

export const isRunning = ({ state }: Upload) => state !== 'failed' && state !== 'refused';

function Progress({ upload: { file, state, sentBytes }, text }: { upload: Upload; text: UploadText }) {
  const isSent = state === 'sending' && sentBytes >= file.size;
  return (
    <div className="pm-uploads__progress">
      <p data-room={text.checking(file.name)}>
        <span>
          {state === 'waiting' && text.waiting(file.name)}
          {state === 'sending' && !isSent && text.sending(file.name, sentBytes, file.size)}
          {isSent && text.checking(file.name)}
          {state === 'cancelling' && text.cancelling(file.name)}
        </span>
      </p>
      <progress max={file.size || 1} value={sentBytes} aria-label={text.progressLabel(file.name)} />
    </div>
  );
}

function Problem({ upload }: { upload: Upload }) {
  return (
    <p className="fr-error-text" id={`${upload.key}-message`}>
      {upload.message}
    </p>
  );
}

function Button({ text, label, onClick }: { text: string; label: string; onClick: () => void }) {
  return (
    <button
      type="button"
      className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline"
      aria-label={label}
      onClick={onClick}
    >
      {text}
    </button>
  );
}
