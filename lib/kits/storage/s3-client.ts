import { S3Client } from '@aws-sdk/client-s3';

/** A bucket, and how to reach it. */
export type S3Location = {
  bucket: string;
  /** Before every key: empty, or ends with a slash. */
  prefix: string;
  region: string;
  /** A server other than that of AWS. */
  endpoint: string | undefined;
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string | undefined };
};

/**
 * A connection to an S3-compatible server. Failures of the network and of the server are tried again, so many times in
 * all. A timeout counts silence, not duration: a large object may take long.
 */
export function connectS3({ region, endpoint, credentials }: S3Location): S3Client {
  return new S3Client({
    region,
    credentials,
    // servers other than AWS rarely have a name per bucket
    ...(endpoint && { endpoint, forcePathStyle: true }),
    maxAttempts: 4,
    // every request is signed with the SHA-256 of its body, which all servers know, unlike the newer checksums
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: 5_000,
      socketTimeout: 60_000,
      httpAgent: { maxSockets: 500 },
      httpsAgent: { maxSockets: 500 },
    },
  });
}
