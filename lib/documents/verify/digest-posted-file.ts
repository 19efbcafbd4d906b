import { createHash } from 'node:crypto';
import { AppError } from '@/lib/errors';
import { readForm } from '@/lib/forms/read-form';

/** A package has at most 500 MB (contract §7), and the form around it a little. */
const MAX_BYTES = 510_000_000;

/** SHA-256, in hexadecimal, of the first file of a posted form, of which nothing is kept. Throws `too_large`, `bad_request`. */
export async function digestPostedFile(request: Request): Promise<string> {
  const digests: string[] = [];
  await readForm(request, async ({ content }) => {
    const hash = createHash('sha256');
    let sizeBytes = 0;
    for await (const chunk of content as AsyncIterable<Buffer>) {
      sizeBytes += chunk.length;
      if (sizeBytes > MAX_BYTES) throw new AppError('too_large', 'larger than any document of ours');
      hash.update(chunk);
    }
    digests.push(hash.digest('hex'));
  });
  const [digest] = digests;
  if (!digest) throw new AppError('bad_request', 'no file was posted');
  return digest;
}
