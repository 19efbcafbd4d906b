import { env } from 'node:process';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { readStorageUrl, type S3Location } from '@/lib/settings/storage-url';
import { connectS3 } from '@/lib/storage/s3-client';
import { startSwift } from './swift-server';
import { CREDENTIALS, REGION } from './swift-settings';

/**
 * A server of S3 that is not ours: the one that `STORAGE_EXAM_URL` names (`s3://key:secret@bucket?region=…&endpoint=http://…`),
 * whose bucket must exist, else a Swift of its own with an empty bucket.
 */
export async function startS3Server(): Promise<{ location: S3Location & { endpoint: string }; stop(): Promise<void> }> {
  if (env.STORAGE_EXAM_URL) {
    const location = readStorageUrl(env.STORAGE_EXAM_URL, {});
    if ('problem' in location || !location.endpoint) throw new Error('STORAGE_EXAM_URL must name an endpoint');
    return { location: { ...location, endpoint: location.endpoint }, stop: async () => {} };
  }
  const { endpoint, stop } = await startSwift();
  const location = { bucket: 'exam', prefix: '', region: REGION, endpoint, credentials: CREDENTIALS };
  const client = connectS3(location);
  await client.send(new CreateBucketCommand({ Bucket: location.bucket })).finally(() => client.destroy());
  return { location, stop };
}
