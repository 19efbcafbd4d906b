import { createHash } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { piecesOf } from './file-parts';
import type { Spooled } from './spool';
import { StorageError } from './storage';

/** What one upload holds in memory: the least that S3 takes, and 10,000 parts at most (50 GB). */
const PART_BYTES = 5 * 1_048_576;

type Place = { Bucket: string; Key: string };

/**
 * Stores a file under the key of its digest, in one request or in parts; nothing is visible before the last one. The
 * bytes sent are measured on their way: those of another digest are refused with `changed`, and nothing is stored.
 */
export async function uploadObject(client: S3Client, place: Place, file: Spooled, signal?: AbortSignal): Promise<void> {
  const options = { abortSignal: signal };
  if (file.sizeBytes > PART_BYTES) return uploadInParts(client, place, file, options);
  const Body = await file.read(0, file.sizeBytes);
  checkDigest(createHash('sha256').update(Body).digest('hex'), file);
  await client.send(new PutObjectCommand({ ...place, Body }), options);
}

type SendOptions = { abortSignal: AbortSignal | undefined };

async function uploadInParts(client: S3Client, place: Place, file: Spooled, options: SendOptions): Promise<void> {
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(place), options);
  const upload = { ...place, UploadId };
  try {
    const Parts: CompletedPart[] = [];
    const hash = createHash('sha256');
    for await (const Body of piecesOf(file, 0, file.sizeBytes, PART_BYTES)) {
      hash.update(Body);
      const PartNumber = Parts.length + 1;
      const { ETag } = await client.send(new UploadPartCommand({ ...upload, PartNumber, Body }), options);
      Parts.push({ ETag, PartNumber });
    }
    checkDigest(hash.digest('hex'), file);
    const MultipartUpload = { Parts };
    await client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload }), options);
  } catch (error) {
    // what cannot be taken back now is swept later
    await client.send(new AbortMultipartUploadCommand(upload)).catch(() => {});
    throw error;
  }
}

function checkDigest(sha256: string, file: Spooled): void {
  if (sha256 !== file.sha256) throw new StorageError('changed', 'The file changed on disk on its way to storage');
}

/** Takes back the parts of uploads begun before `before` that were never ended. Returns how many uploads. */
export async function forgetUploads(
  client: S3Client,
  where: { Bucket: string; Prefix: string },
  before: Date,
): Promise<number> {
  const { Bucket } = where;
  let count = 0;
  let next: { KeyMarker?: string | undefined; UploadIdMarker?: string | undefined } | undefined = {};
  while (next) {
    const page: Awaited<ReturnType<typeof listUploads>> = await listUploads(client, { ...where, ...next });
    for (const { Key, UploadId, Initiated } of page.Uploads ?? []) {
      if (!Initiated || Initiated >= before) continue;
      await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
      count += 1;
    }
    // a page that names no next one is the last, whatever it says: asked again, it would come again for ever
    next =
      page.IsTruncated && page.NextKeyMarker
        ? { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker }
        : undefined;
  }
  return count;
}

const listUploads = (client: S3Client, input: ListMultipartUploadsCommand['input']) =>
  client.send(new ListMultipartUploadsCommand(input));
