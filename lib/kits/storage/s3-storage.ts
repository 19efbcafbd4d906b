import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import { checkByteRange } from './byte-range';
import { checkObjectKey, isObjectKey, objectKey } from './object-key';
import { type Room, unbounded } from './room';
import type { S3Location } from './s3-client';
import { connectS3 } from './s3-client';
import { explainS3Error, statusOf } from './s3-error';
import { forgetUploads, uploadObject } from './s3-upload';
import { canWrite, forgetSpooled, type Spooled, spool } from './spool';
import { type ByteRange, type PutOptions, type Storage, StorageError, type StoredObject } from './storage';

/** How long `isReady` waits for the bucket's answer. */
const READY_WITHIN_MS = 3_000;

/**
 * Storage in a bucket of an S3-compatible server. What comes in is first written to `spoolDir`, on local disk: its key is
 * its digest, and each request is signed with the digest of what it carries, so that the server refuses other bytes. Two
 * writers of one key therefore write the same bytes, in any order, and no condition (`If-None-Match`), which some servers
 * lack, is asked of it. `roomBytes` bounds what puts within room may take, on that disk and in the bucket.
 */
export function createS3Storage(
  location: S3Location,
  spoolDir: string,
  roomBytes: Room = unbounded,
  client = connectS3(location),
): Storage {
  const { bucket: Bucket, prefix } = location;
  const at = (key: string) => ({ Bucket, Key: prefix + checkObjectKey(key) });

  function put(source: AsyncIterable<Uint8Array> | Readable, options: PutOptions = {}): Promise<StoredObject> {
    return spool(spoolDir, source, options, roomBytes, async (file) => {
      const { sha256, sizeBytes } = file;
      const key = objectKey(sha256);
      await publish(key, file, options.signal).catch(explainS3Error);
      return { key, sha256, sizeBytes };
    });
  }

  /** An object that is already there and whole is left alone, but marked as put again: nobody may take it for forgotten. */
  async function publish(key: string, file: Spooled, signal: AbortSignal | undefined): Promise<void> {
    const isThere = async () => (await stat(key))?.sizeBytes === file.sizeBytes;
    if ((await isThere()) && (await touch(client, at(key)))) return;
    try {
      await uploadObject(client, at(key), file, signal);
    } catch (error) {
      // the same content came from elsewhere meanwhile, or the answer that said « stored » was lost on its way
      if (signal?.aborted || error instanceof StorageError || !(await isThere().catch(() => false))) throw error;
    }
  }

  async function get(key: string, range?: ByteRange): Promise<Readable> {
    if (range) checkByteRange(range, Number.POSITIVE_INFINITY);
    const wanted = range && `bytes ${range.start}-${range.end}`;
    const Range = wanted?.replace(' ', '=');
    const { Body, ContentRange } = await client.send(new GetObjectCommand({ ...at(key), Range })).catch(explainS3Error);
    if (!(Body instanceof Readable)) throw new Error('the storage server answered without a body');
    if (!wanted || ContentRange?.startsWith(`${wanted}/`)) return Body;
    Body.destroy();
    throw new StorageError('invalid_range', `Range ${wanted} is not within the object`);
  }

  async function stat(key: string): Promise<{ sizeBytes: number } | null> {
    try {
      const { ContentLength } = await client.send(new HeadObjectCommand(at(key)));
      return { sizeBytes: ContentLength ?? 0 };
    } catch (error) {
      // HEAD has no body that could name a bucket that does not exist: its 404 is the object's
      if (statusOf(error) === 404) return null;
      return explainS3Error(error);
    }
  }

  async function* list() {
    const pages = paginateListObjectsV2({ client }, { Bucket, Prefix: `${prefix}sha256/` });
    for (;;) {
      const { done, value: page } = await pages.next().catch(explainS3Error);
      if (done) return;
      for (const { Key, LastModified } of page.Contents ?? []) {
        const key = Key?.slice(prefix.length) ?? '';
        if (isObjectKey(key) && LastModified) yield { key, putAt: LastModified };
      }
    }
  }

  async function doesBucketAnswer(): Promise<boolean> {
    const first = new ListObjectsV2Command({ Bucket, Prefix: prefix, MaxKeys: 1 });
    const answered = client.send(first, { abortSignal: AbortSignal.timeout(READY_WITHIN_MS) });
    return answered.then(
      () => true,
      () => false,
    );
  }

  return {
    put,
    get,
    stat,
    list,
    roomBytes,
    isReady: async () => (await Promise.all([doesBucketAnswer(), canWrite(spoolDir)])).every(Boolean),
    remove: async (key) => {
      await client.send(new DeleteObjectCommand(at(key))).catch(explainS3Error);
    },
    forgetUnfinished: async (before) => {
      const spooled = await forgetSpooled(spoolDir, before);
      const uploads = await forgetUploads(client, { Bucket, Prefix: prefix }, before).catch(explainS3Error);
      return spooled + uploads;
    },
  };
}

/** Marks an object as written now, its bytes untouched; false when it is gone. */
async function touch(client: S3Client, place: { Bucket: string; Key: string }): Promise<boolean> {
  const source = `${place.Bucket}/${place.Key}`;
  try {
    // a copy onto itself is refused unless it changes something: the type, which is always the same here, is given again
    const again = {
      CopySource: source,
      MetadataDirective: 'REPLACE',
      ContentType: 'application/octet-stream',
    } as const;
    await client.send(new CopyObjectCommand({ ...place, ...again }));
    return true;
  } catch (error) {
    if (statusOf(error) === 404) return false;
    throw error;
  }
}
