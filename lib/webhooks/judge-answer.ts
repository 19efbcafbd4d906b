/** Contract §6: limit on the whole exchange, and what the log keeps of an answer. */
export const EXCHANGE_TIMEOUT_MS = 30_000;
export const MAX_EXCERPT_BYTES = 2_000;
/** How long the log waits for an excerpt: the status has been received, and the next deliveries must not wait. */
export const EXCERPT_TIMEOUT_MS = 2_000;

/** `retryAfter` is capped so that an editor cannot put a delivery off for days. */
const MAX_RETRY_AFTER_MS = 3_600_000;

export type Verdict = 'delivered' | 'retry' | 'give_up';

/** What follows an answer (table of contract §6): 2xx is a success; 408, 429, 3xx and 5xx pass; the rest will not change. */
export function judgeStatus(status: number): Verdict {
  if (status >= 200 && status < 300) return 'delivered';
  const passing = status === 408 || status === 429 || (status >= 300 && status < 400) || status >= 500;
  return passing ? 'retry' : 'give_up';
}

/** Codes of Node and OpenSSL for a certificate or a handshake that the other side must mend. */
const TLS_ERROR =
  /^(CERT_|CRL_|DEPTH_ZERO_|ERROR_IN_|ERR_SSL_|ERR_TLS_|SELF_SIGNED_|UNABLE_TO_)|^(EPROTO|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED)$/;

/** What follows when no answer came, from the code of the failure: a TLS error will not change, the rest may. */
export function judgeFailure(code: string): Verdict {
  return TLS_ERROR.test(code) ? 'give_up' : 'retry';
}

/** Milliseconds asked for by `Retry-After` (RFC 9110, 10.2.3), seconds or a date, at most one hour; 0 when it asks nothing. */
export function retryAfterMs(header: string | null, now: Date): number {
  if (header === null) return 0;
  const asked = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now.getTime();
  return Number.isNaN(asked) ? 0 : Math.min(Math.max(asked, 0), MAX_RETRY_AFTER_MS);
}
