'use client';
import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import { describedBy, FieldFrame, type FieldFrameProps } from './field-frame';
import { dossier } from './uploads/dossier';
import { DropZone } from './uploads/drop-zone';
import { GivenFiles } from './uploads/given-files';
import { isWaitingForUploads } from './uploads/page-watch';
import type { GivenFile } from './uploads/send-file';
import { useStore } from './uploads/store';
import { isRunning, UploadList } from './uploads/upload-list';
import type { UploadText } from './uploads/upload-text';
import { useKeptRoom } from './uploads/use-kept-room';
import { useUploads } from './uploads/use-uploads';

export type FileFieldProps = FieldFrameProps & {
  /** Files already given, each with the button that removes it. */
  files: readonly GivenFile[];
  listLabel: string;
  removeName: string;
  removeText: string;
  /** What browsers offer to choose from; nothing is refused for it. */
  accept: string;
};

type Scripted = {
  /** Where the files of this form are posted, and removed under their keys. Asked in the browser only. */
  address: () => string;
  text: UploadText;
};

/**
 * A plain file input, several files at once, under the list of what was given already. With scripts each file goes up as
 * soon as it is chosen or dropped, and the input is emptied: the form does not post it again.
 */
export function FileField({
  files: given,
  listLabel,
  removeName,
  removeText,
  accept,
  address,
  text,
  ...frame
}: FileFieldProps & Scripted) {
  const input = useRef<HTMLInputElement>(null);
  /** Held here: a browser may forget an input that is nowhere before it has answered. */
  const picker = useRef<HTMLInputElement>(null);
  const [notRemoved, setNotRemoved] = useState<string | null>(null);
  const field = useUploads({ inputName: frame.id, address, files: given, text });
  const { files, uploads, removing, said } = field;
  const isBusy = uploads.some(isRunning) || removing.length > 0;
  const { zone, free } = useKeptRoom(isBusy);
  /** Only a person's own action may move the page below; the end of an upload may not. */
  const act = () => {
    if (!isBusy) free();
  };

  const start = (chosen: readonly File[]) => {
    // Not where the form is only shown.
    if (input.current?.form && !input.current.matches(':disabled')) {
      act();
      field.start(chosen);
    }
  };
  const takeFrom = (element: HTMLInputElement) => {
    const chosen = [...(element.files ?? [])];
    element.value = '';
    start(chosen);
  };
  // Chosen before the scripts were there, or kept by the browser through a reload.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the scripts have come.
  useEffect(() => {
    if (input.current?.files?.length) takeFrom(input.current);
  }, []);

  const problems = uploads.filter((upload) => !isRunning(upload)).map((upload) => `${upload.key}-message`);
  const hasProblem = frame.errors.length > 0 || problems.length > 0;
  return (
    <DropZone zone={zone} onFiles={start} onFolder={(folder) => field.refuse(folder, text.folder(folder.name))}>
      <FieldFrame {...frame}>
        <input
          className="fr-upload"
          type="file"
          multiple
          accept={accept}
          id={frame.id}
          name={frame.id}
          ref={input}
          aria-describedby={[describedBy(frame), ...problems].join(' ')}
          aria-invalid={hasProblem || undefined}
          onChange={(event: ChangeEvent<HTMLInputElement>) => takeFrom(event.currentTarget)}
        />
        <p className="pm-scripted fr-hint-text">{text.orDrop}</p>
      </FieldFrame>
      <GivenFiles
        files={files}
        label={listLabel}
        removeName={removeName}
        removeText={removeText}
        removing={removing}
        text={text}
        onReplace={(file) => {
          picker.current = pickOne(accept, (chosen) => {
            act();
            field.start([chosen], file.key);
          });
        }}
        onRemove={async (file) => {
          act();
          const problem = await field.remove(file);
          setNotRemoved(problem);
          if (!problem) input.current?.focus();
        }}
      />
      {notRemoved && <p className="fr-error-text">{notRemoved}</p>}
      <UploadList
        uploads={uploads}
        text={text}
        onRetry={(upload) => {
          act();
          field.retry(upload);
          document.getElementById(upload.key)?.focus();
        }}
        onDismiss={(upload) => {
          act();
          field.dismiss(upload);
          input.current?.focus();
        }}
      />
      <Words isShown={uploads.some(isRunning)} text={text} />
      {/* No role: an empty « status » is met, and read, by who reads the page through. */}
      <p className="fr-sr-only" aria-live="polite">
        {said}
      </p>
    </DropZone>
  );
}

/** Has the person choose one file. */
function pickOne(accept: string, onChosen: (file: File) => void): HTMLInputElement {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  input.onchange = () => input.files?.[0] && onChosen(input.files[0]);
  input.click();
  return input;
}

/** Under files that go up: that the form waits for them, and what all files weigh together. */
function Words({ isShown, text }: { isShown: boolean; text: UploadText }) {
  const isWaitedFor = useStore(isWaitingForUploads) && isShown;
  const total = useStore(dossier);
  return (
    <>
      <div aria-live="polite">{isWaitedFor && <p className="fr-info-text">{text.held}</p>}</div>
      {isShown && total && <p className="fr-hint-text">{text.dossier(total.sizeBytes, total.limitBytes)}</p>}
    </>
  );
}
