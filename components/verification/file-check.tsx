'use client';
import { type DragEvent, type SubmitEvent, useRef, useState } from 'react';

type Props = {
  /** Where a browser without scripts posts the file. */
  action: string;
  /** The address of the page that says what is known of a file, which is read here, up to a share of it from 0 to 1. */
  answerAddress: (file: File, onProgress: (share: number) => void) => Promise<string>;
  text: Record<'label' | 'hint' | 'hintWithoutScripts' | 'button' | 'reading' | 'failed', string>;
};

/** Chooses or drops a file and asks for what is known of it; the file does not leave the device. */
export function FileCheck({ action, answerAddress, text }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [status, setStatus] = useState('');

  async function check(file: File): Promise<void> {
    try {
      const address = await answerAddress(file, (share) => setStatus(`${text.reading} (${Math.floor(share * 100)} %)`));
      location.assign(address);
    } catch {
      setStatus(text.failed);
    }
  }

  function onSubmit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    const file = input.current?.files?.[0];
    if (file) void check(file);
  }

  function onDrop(event: DragEvent): void {
    event.preventDefault();
    if (!input.current || event.dataTransfer.files.length === 0) return;
    input.current.files = event.dataTransfer.files;
    form.current?.requestSubmit();
  }

  return (
    <form
      ref={form}
      action={action}
      method="post"
      encType="multipart/form-data"
      className="pm-drop fr-p-3w fr-mb-4w"
      onSubmit={onSubmit}
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDrop}
    >
      <div className="fr-upload-group fr-mb-3w">
        <label className="fr-label" htmlFor="file">
          {text.label}
          <span className="fr-hint-text pm-scripted">{text.hint}</span>
          <span className="fr-hint-text pm-unscripted">{text.hintWithoutScripts}</span>
        </label>
        <input ref={input} className="fr-upload" type="file" id="file" name="file" required accept=".pdf,.zip" />
      </div>
      <button className="fr-btn" type="submit">
        {text.button}
      </button>
      <p className="fr-mt-2w fr-mb-0" aria-live="polite">
        {status}
      </p>
    </form>
  );
}
