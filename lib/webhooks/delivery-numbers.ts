import { EXCHANGE_TIMEOUT_MS } from './judge-answer';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Every wait and limit of the delivery of webhooks, on one page. Tests shorten them. */
export const DELIVERY_NUMBERS = {
  /** Contract §6: limit on the whole exchange. */
  exchangeTimeoutMs: EXCHANGE_TIMEOUT_MS,
  /** Contract §6: waits after the end of a failed attempt, before the second and the third. */
  retryWaitsMs: [SECOND, 4 * SECOND] as readonly number[],
  /** Contract §6: once the three have failed, waits after the end of the attempt before. */
  laterWaitsMs: [5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 24 * HOUR, 48 * HOUR] as readonly number[],
  /** Contract §6: failed attempts in a row that open the circuit, and for how long. */
  failuresToOpen: 5,
  openMs: 30 * MINUTE,
  /** Markets of an editor whose deliveries are attempted at once. */
  marketsAtOnce: 4,
  /** How long one step of the job engine goes on beginning attempts: what stops the worker waits for it. */
  batchMs: 5 * SECOND,
  /** A queue whose holder gave no news for so long is free: what a killed process costs. */
  leaseMs: 10 * SECOND,
  heartbeatMs: 3 * SECOND,
  /** How late a holder that slept may go on (the job engine was stopped, or busy) before another takes its place. */
  wakeGraceMs: MINUTE,
  /** Before looking again at what ends at no known time: an attempt of the other queue, a probe. */
  recheckMs: SECOND,
  /** Batches of one run before another takes over: the job engine remembers each. */
  maxBatches: 200,
};

export type DeliveryNumbers = typeof DELIVERY_NUMBERS;
