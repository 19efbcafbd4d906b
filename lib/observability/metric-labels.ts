import { PROCESS_KINDS } from '@/db/schema/monitoring';

/**
 * Every value that a label may have. Nothing else ever becomes one, an identifier least of all: what is not in the list
 * is counted as `other`, so that the number of series is fixed by this page.
 */

/** Areas that requests are counted by, and addresses for programs that are no endpoint of the API. */
export const AREAS = [
  '/api/inngest',
  '/livez',
  '/readyz',
  '/metrics',
  'admin',
  'buyer',
  'candidate',
  'site',
  'static',
  'verification',
  'other',
] as const;

/** An area, or the path of an endpoint: `/api/v1/public_markets/{identifier}`. */
export type Route = (typeof AREAS)[number] | `/${string}`;

export const HTTP_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'other'] as const;
export const STATUS_CLASSES = ['1xx', '2xx', '3xx', '4xx', '5xx', 'aborted'] as const;

export const AUTHENTICATIONS = ['access_link', 'address_code', 'administrator', 'bearer', 'client'] as const;
export const RATE_LIMIT_BUCKETS = [
  'token',
  'api',
  'downloads',
  'failed_client',
  'verification',
  'verification_secret',
] as const;
export const WEBHOOK_OUTCOMES = ['delivered', 'retry', 'give_up', 'forbidden'] as const;
export const DOCUMENT_KINDS = [
  'attestation',
  'buyer_attestation',
  'buyer_attestation_html',
  'documents_package',
  'espd',
] as const;
export const UPLOAD_OUTCOMES = ['kept', 'refused', 'failed'] as const;
export const MESSAGE_OUTCOMES = ['sent', 'retried', 'refused', 'stopped', 'expired'] as const;
export const SCAN_VERDICTS = ['clean', 'flagged', 'not_scanned', 'unavailable'] as const;
/** Registers, and groups of them that share a limit, are counted by their keys besides: `lib/registers` has their list. */
export const REGISTERS: readonly string[] = [];
export const REGISTER_STATES = [
  'pending',
  'found',
  'not_found',
  'out_of_scope',
  'refused',
  'unavailable',
  'disabled',
] as const;
export const PARTS = ['database', 'storage', 'signing_key', 'seal', 'background', 'scanner'] as const;
export { PROCESS_KINDS };
