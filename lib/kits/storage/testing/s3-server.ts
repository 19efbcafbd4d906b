import { env } from 'node:process';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { connectS3, type S3Location } from '@/lib/kits/storage/s3-client';
import { startSwift } from './swift-server';
import { CREDENTIALS, REGION } from './swift-settings';

/**
 * A server of S3 that is not ours: the one that `STORAGE_EXAM_URL` names (`s3://key:secret@bucket?region=…&endpoint=http://…`),
 * whose bucket must exist, else a Swift of its own with an empty bucket.
 */
export async function startS3Server(): Promise<{ location: S3Location & { endpoint: string }; stop(): Promise<void> }> {
  if (env.STORAGE_EXAM_URL) return { location: locationOf(new URL(env.STORAGE_EXAM_URL)), stop: async () => {} };
  const { endpoint, stop } = await startSwift();
  const location = { bucket: 'exam', prefix: '', region: REGION, endpoint, credentials: CREDENTIALS };
  const client = connectS3(location);
  await client.send(new CreateBucketCommand({ Bucket: location.bucket })).finally(() => client.destroy());
  return { location, stop };
}

function locationOf({ hostname, pathname, searchParams, username, password }: URL) {
  const endpoint = searchParams.get('endpoint');
  if (!endpoint) throw new Error('STORAGE_EXAM_URL must name an endpoint');
  const prefix = pathname.replace(/^\/|\/$/g, '');
  return {
    bucket: hostname,
    prefix: prefix && `${prefix}/`,
    region: searchParams.get('region') ?? REGION,
    endpoint,
    credentials: { accessKeyId: decodeURIComponent(username), secretAccessKey: decodeURIComponent(password) },
  };
}
