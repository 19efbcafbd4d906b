import { createHash, type Hash } from 'node:crypto';
import { AppError } from '@/lib/errors';
import { readForm } from '@/lib/forms/read-form';
import { RevisionDigest } from '@/lib/kits/pdfa/signed-revision';
import type { FileDigests } from './verify-attestation';

/** A package has at most 500 MB (contract §7), and the form around it a little. */
const MAX_BYTES = 510_000_000;

/** Digests, in hexadecimal, of the first file of a posted form, of which nothing is kept. Throws `too_large`, `bad_request`. */
export async function digestPostedFile(request: Request): Promise<FileDigests> {
  const digests: FileDigests[] = [];
  await readForm(request, async ({ content }) => {
    const hash = new RevisionDigest<Hash>(createHash('sha256'), (state) => state.copy());
    let sizeBytes = 0;
    for await (const chunk of content as AsyncIterable<Buffer>) {
      sizeBytes += chunk.length;
      if (sizeBytes > MAX_BYTES) throw new AppError('too_large', 'larger than any document of ours');
      hash.update(chunk);
    }
    const { whole, revision } = hash.end();
    digests.push({ sha256: whole.digest('hex'), revisionSha256: revision?.digest('hex') });
  });
  const [digest] = digests;
  if (!digest) throw new AppError('bad_request', 'no file was posted');
  return digest;
}
