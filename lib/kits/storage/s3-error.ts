import { StorageError, type StorageErrorReason } from './storage';

/** How servers of S3 say that they take no more: by these words or by 507, each in its own way. */
const FULL = /Quota|InsufficientStorage|InsufficientCapacity|StorageFull|StorageLimit/i;
const INSUFFICIENT_STORAGE = 507;
/** What the system, Node or the SDK call a server that could not be reached, or did not answer in time. */
const NETWORK = /^(?:E[A-Z0-9]{3,}|ERR_.*|TimeoutError|RequestTimeout\w*|NetworkingError)$/;
/** Our rights, or too many requests: whatever is asked, this storage cannot be reached now. HEAD tells no more than this. */
const SHUT = [401, 403, 429];

/** What an error of the SDK has, whatever the name of its class: a bundle renames classes. */
type Shape = { name: string; code?: unknown; $metadata?: { httpStatusCode?: number } };

const shapeOf = (error: unknown): Shape | undefined => (error instanceof Error ? (error as Shape) : undefined);

/** The HTTP status that the server answered; undefined when it did not. */
export const statusOf = (error: unknown): number | undefined => shapeOf(error)?.$metadata?.httpStatusCode;

/**
 * Throws what went wrong with a request to an S3 server as a `StorageError`: `missing`, `invalid_range`, `full`, or `away`
 * for a server that is not reached, fails, or lets us in no more. Anything else (an abort, a refused digest) stays as it is.
 */
export function explainS3Error(error: unknown): never {
  const reason = reasonOf(error);
  if (!reason) throw error;
  const { name, code } = error as Shape;
  const word = statusOf(error) ?? code ?? name;
  throw new StorageError(reason, `The storage server answered ${name} (${word})`, { cause: error });
}

function reasonOf(error: unknown): StorageErrorReason | undefined {
  const shape = shapeOf(error);
  if (!shape || error instanceof StorageError || shape.name === 'AbortError') return undefined;
  const status = statusOf(error);
  if (shape.name === 'NoSuchKey') return 'missing';
  if (status === 416) return 'invalid_range';
  if (status === INSUFFICIENT_STORAGE || FULL.test(shape.name)) return 'full';
  if (shape.name === 'NoSuchBucket') return 'away';
  if (status !== undefined && (status >= 500 || SHUT.includes(status))) return 'away';
  const isNetwork = NETWORK.test(shape.name) || NETWORK.test(String(shape.code ?? ''));
  return isNetwork ? 'away' : undefined;
}
