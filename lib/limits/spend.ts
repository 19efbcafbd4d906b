import type { Editor } from '@/db/queries/editors';
import { takeFromWindows } from '@/db/queries/rate-limits';
import { env } from '@/lib/env';
import { callerAddress, networkOf } from '@/lib/http/caller-address';
import { digestSecret } from '@/lib/keys';
import { count } from '@/lib/observability/metrics';
import { type Quota, quotaAfter, quotaFields, retryAfterSeconds, untouchedQuota } from './quota';
import {
  BUDGETS,
  BURST_SECONDS,
  type Bucket,
  type Budget,
  bucketOf,
  budgetOf,
  HOUR_SECONDS,
} from './rate-limit-budgets';
import { recordClientFailure } from './record-client-failure';
import { TooManyRequests } from './too-many-requests';

type Spender = Pick<Editor, 'id' | 'rateLimits'>;

/** Takes one request from an editor's budget, or tells that it does not pass, nothing taken. */
export function takeFromBudget(bucket: Bucket, editor: Spender, now: Date): Promise<Quota> {
  return take(bucket, editor.id, budgetOf(bucket, editor.rateLimits), now);
}

/** The same for a client that failed to authenticate: counted per client id and address, never for the editor. */
export function takeForFailure(bucket: Bucket, clientId: string, address: string, now: Date): Promise<Quota> {
  // A digest: neither what somebody typed as an id nor an address, which is personal data, is kept.
  const holder = `failed:${digestSecret(JSON.stringify([clientId, networkOf(address)]))}`;
  return take(bucket, holder, BUDGETS[bucket], now);
}

async function take(bucket: Bucket, holder: string, budget: Budget, now: Date): Promise<Quota> {
  const taken = await takeFromWindows({
    bucket,
    holder,
    hourLimit: budget.perHour,
    hourSeconds: HOUR_SECONDS,
    burstLimit: budget.burst,
    burstSeconds: BURST_SECONDS,
    now,
  });
  return quotaAfter(bucket, budget, taken, now);
}

/** Counts a request for its editor, and shows what is left in `fields`. Throws `TooManyRequests`. */
export async function spend(request: Request, editor: Spender, now: Date, fields: Headers): Promise<void> {
  const bucket = limitedBucket(request);
  if (bucket) showOrRefuse(await takeFromBudget(bucket, editor, now), bucket, now, fields);
}

/**
 * Counts a failed client authentication, and shows what is left in `fields`. One budget for every endpoint: a secret is
 * guessed at one as well as at another. Throws `TooManyRequests`.
 */
export async function spendOnFailure(request: Request, clientId: string, now: Date, fields: Headers): Promise<void> {
  if (env().RATE_LIMITS === 'off') return;
  const quota = await takeForFailure('token', clientId, callerAddress(request), now);
  await recordClientFailure(clientId, quota, now);
  showOrRefuse(quota, 'failed_client', now, fields);
}

/**
 * Shows the usual budget in `fields`, untouched: nothing is counted of a request whose editor is not known, and none is
 * refused, or a crowd behind one address could keep an editor from learning that its token has expired.
 */
export function showUntouched(request: Request, now: Date, fields: Headers): void {
  const bucket = limitedBucket(request);
  if (bucket) show(untouchedQuota(bucket, BUDGETS[bucket], now), now, fields);
}

function limitedBucket(request: Request): Bucket | undefined {
  return env().RATE_LIMITS === 'off' ? undefined : bucketOf(new URL(request.url).pathname);
}

function showOrRefuse(quota: Quota, bucket: Bucket | 'failed_client', now: Date, fields: Headers): void {
  show(quota, now, fields);
  if (quota.admitted) return;
  count('rate_limited', { bucket });
  throw new TooManyRequests(retryAfterSeconds(quota, now));
}

function show(quota: Quota, now: Date, fields: Headers): void {
  for (const [name, value] of Object.entries(quotaFields(quota, now))) fields.set(name, value);
}
