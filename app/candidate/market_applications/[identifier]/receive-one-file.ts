import { z } from 'zod';
import { type ReceivedFile, receiveFile } from '@/lib/applications/receive-file';
import { AppError } from '@/lib/errors';
import { safeName } from '@/lib/files/file-name';
import { readForm } from '@/lib/forms/read-form';
import { fileKept, fileRefused, fileRoute } from './file-answer';
import { placeOf } from './file-place';

const UPLOAD_KEY = /^[\w-]{1,64}$/;

/**
 * Receives one file of a step: multipart, the part named as the file input of the page (`{field key}.{member}`).
 * `?replaces={id}`: the file of the same input whose place it takes. 201 with the file; 4xx with the reason.
 * `Idempotency-Key`: names the upload; sent again under the same key, it returns the file that was kept the first time.
 */
export const receiveOneFile = fileRoute(async (request, guarded) => {
  const { at } = guarded;
  const replaced = new URL(request.url).searchParams.get('replaces');
  const uploadKey = readUploadKey(request.headers.get('idempotency-key'));
  const replacedId = replaced === null ? undefined : readId(replaced);
  let received: (ReceivedFile & { name: string }) | undefined;
  let isAsked = false;
  await readForm(request, async (file, signal) => {
    const place = placeOf(file, at.fileInputs);
    if (!place || isAsked) return void file.content.resume();
    isAsked = true;
    const upload = { ...place, name: file.fileName, content: file.content, replacedId, uploadKey };
    received = {
      ...(await receiveFile(at, upload, new Date(), AbortSignal.any([signal, request.signal]))),
      name: file.fileName,
    };
  });
  if (!received) throw new AppError('bad_request', 'no file of this step');
  if ('refusal' in received) return fileRefused(safeName(received.name), received.refusal);
  return fileKept(guarded, received.document);
});

function readUploadKey(text: string | null): string | undefined {
  if (text === null || UPLOAD_KEY.test(text)) return text ?? undefined;
  throw new AppError('bad_request', 'a malformed key');
}

function readId(text: string): string {
  const id = z.uuid().safeParse(text);
  if (!id.success) throw new AppError('not_found', 'no such file');
  return id.data;
}
