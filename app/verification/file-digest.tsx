'use client';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { FileCheck } from '@/components/verification/file-check';
import { RevisionDigest } from '@/lib/kits/pdfa/signed-revision';

/** Asks for what is known of a file by its digests, computed here. */
export function FileDigest({ text }: Pick<Parameters<typeof FileCheck>[0], 'text'>) {
  return <FileCheck action="/verification/file" answerAddress={addressOf} text={text} />;
}

/**
 * The page that says what is known of a file: of its SHA-256, and of that of the part that was signed where something follows
 * it. Piece by piece, as a package may have 500 MB, which the browser's own digest would want whole in memory.
 */
async function addressOf(file: File, onProgress: (share: number) => void): Promise<string> {
  const digest = new RevisionDigest(sha256.create(), (state) => state.clone());
  const reader = file.stream().getReader();
  let readBytes = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    digest.update(part.value);
    readBytes += part.value.byteLength;
    onProgress(readBytes / file.size);
  }
  const { whole, revision } = digest.end();
  const address = `/verification?sha256=${bytesToHex(whole.digest())}`;
  return revision ? `${address}&sealed=${bytesToHex(revision.digest())}` : address;
}
