import { env } from 'node:process';
import { startFauxqs } from 'fauxqs';
import { readStorageUrl, type S3Location } from '@/lib/storage-url';

/**
 * A server of S3 that is not ours: the one that `STORAGE_EXAM_URL` names (`s3://key:secret@bucket?region=…&endpoint=http://…`),
 * whose bucket must exist, else fauxqs, which answers the calls of S3 and keeps objects in memory.
 */
export async function startS3Server(): Promise<{ location: S3Location & { endpoint: string }; stop(): Promise<void> }> {
  if (env.STORAGE_EXAM_URL) {
    const location = readStorageUrl(env.STORAGE_EXAM_URL, {});
    if ('problem' in location || !location.endpoint) throw new Error('STORAGE_EXAM_URL must name an endpoint');
    return { location: { ...location, endpoint: location.endpoint }, stop: async () => {} };
  }
  const server = await startFauxqs({ port: 0, logger: false, host: '127.0.0.1' });
  const { bucketName } = server.createBucket('exam');
  const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };
  const endpoint = `http://127.0.0.1:${server.port}`;
  return {
    location: { bucket: bucketName, prefix: '', region: 'eu-west-3', endpoint, credentials },
    stop: server.stop,
  };
}
