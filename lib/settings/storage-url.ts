import type { S3Location } from '@/lib/kits/storage/s3-client';

type AwsVariables = Partial<
  Record<'AWS_REGION' | 'AWS_ACCESS_KEY_ID' | 'AWS_SECRET_ACCESS_KEY' | 'AWS_SESSION_TOKEN', string | undefined>
>;

/** A variable and what is wrong with it, without its value. */
export type StorageUrlProblem = { variable: string; problem: string };

const FORM = 's3://[key:secret@]bucket[/prefix][?region=…&endpoint=https://…]';
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const PREFIX = /^[\w.-]+(\/[\w.-]+)*$/;
const PARAMETERS = ['region', 'endpoint'];

/** Reads where the bucket is. The URL wins over the variables of AWS; key and secret in it are percent-encoded. */
export function readStorageUrl(text: string, aws: AwsVariables): S3Location | StorageUrlProblem {
  const wrong = (problem: string) => ({ variable: 'STORAGE_URL', problem });
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 's3:' || url.port || url.hash) return wrong(`must have the form ${FORM}`);
  const [username, password] = [decoded(url.username), decoded(url.password)];
  if (username === undefined || password === undefined) return wrong('must have key and secret percent-encoded');
  const path = url.pathname.replace(/^\/|\/$/g, '');
  if (!BUCKET.test(url.hostname))
    return wrong('must name a bucket (3 to 63 lower-case letters, digits, dots, hyphens)');
  if (path && !PREFIX.test(path)) return wrong('must have a prefix of letters, digits, dots, hyphens and slashes');
  const unknown = [...url.searchParams.keys()].find((name) => !PARAMETERS.includes(name));
  if (unknown !== undefined) return wrong(`may have ${PARAMETERS.join(' and ')} as parameters, nothing else`);
  const endpoint = url.searchParams.get('endpoint') ?? undefined;
  if (endpoint !== undefined && !isHttp(endpoint)) return wrong('must have an http(s):// address as endpoint');
  const region = url.searchParams.get('region') || aws.AWS_REGION;
  if (!region) return wrong('has no region, nor is AWS_REGION set');
  const credentials = username && password ? { accessKeyId: username, secretAccessKey: password } : credentialsOf(aws);
  if ('problem' in credentials) return credentials;
  return { bucket: url.hostname, prefix: path && `${path}/`, region, endpoint, credentials };
}

function credentialsOf(aws: AwsVariables): S3Location['credentials'] | StorageUrlProblem {
  const missing = (variable: string) => ({ variable, problem: 'is missing (STORAGE_URL is set, without credentials)' });
  if (!aws.AWS_ACCESS_KEY_ID) return missing('AWS_ACCESS_KEY_ID');
  if (!aws.AWS_SECRET_ACCESS_KEY) return missing('AWS_SECRET_ACCESS_KEY');
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = aws;
  return { accessKeyId, secretAccessKey, sessionToken: aws.AWS_SESSION_TOKEN };
}

/** Undefined when the percent signs in it encode nothing. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function isHttp(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}
