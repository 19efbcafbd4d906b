'use client';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { type DragEvent, type SubmitEvent, useRef, useState } from 'react';
import { RevisionDigest } from '@/lib/kits/pdfa/signed-revision';

type Props = {
  /** Where a browser without scripts posts the file. */
  action: string;
  /** The page that says what it knows of a digest, up to the digest; `&sealed=` follows where something was added to a signed file. */
  answerAddress: string;
  text: Record<'label' | 'hint' | 'hintWithoutScripts' | 'button' | 'reading' | 'failed', string>;
};

/**
 * Chooses or drops a file and asks for what is known of its SHA-256, computed here: the file does not leave the device.
 * Piece by piece, as a package may have 500 MB, which the browser's own digest would want whole in memory.
 */
export function FileCheck({ action, answerAddress, text }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [status, setStatus] = useState('');

  async function check(file: File): Promise<void> {
    try {
      const digest = await digestOf(file, (share) => setStatus(`${text.reading} (${Math.floor(share * 100)} %)`));
      location.assign(`${answerAddress}${digest}`);
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

async function digestOf(file: File, onProgress: (share: number) => void): Promise<string> {
  const hash = new RevisionDigest(sha256.create(), (state) => state.clone());
  const reader = file.stream().getReader();
  let readBytes = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    hash.update(part.value);
    readBytes += part.value.byteLength;
    onProgress(readBytes / file.size);
  }
  const { whole, revision } = hash.end();
  const digest = bytesToHex(whole.digest());
  return revision ? `${digest}&sealed=${bytesToHex(revision.digest())}` : digest;
}
