import type { RateLimitOverrides } from '@/db/queries/rate-limits';

/** Contract §3, « Rate limits »: every number of it. */

/** What may pass in each of the two windows of a bucket. */
export type Budget = { perHour: number; burst: number };

export const BUDGETS = {
  token: { perHour: 60, burst: 10 },
  api: { perHour: 1000, burst: 50 },
  downloads: { perHour: 100, burst: 10 },
} as const satisfies Record<string, Budget>;

export type Bucket = keyof typeof BUDGETS;

/**
 * The public verification page: look-ups of one address, right or wrong; wrong secrets tried on one identifier. Those
 * secrets have 256 random bits: the limits keep guessing from costing us anything, they are not what makes it hopeless.
 */
export const VERIFICATION_BUDGETS = {
  lookUps: { perHour: 300, burst: 60 },
  wrongSecrets: { perHour: 60, burst: 20 },
} as const satisfies Record<string, Budget>;

/** Both windows are fixed, from the first request that passes in them. */
export const HOUR_SECONDS = 3_600;
export const BURST_SECONDS = 60;

const PATHS: [RegExp, Bucket][] = [
  [/^\/oauth\/token\/?$/, 'token'],
  [/^\/api\/v1\/market_applications\/[^/]+\/(attestation|documents_package|espd)\/?$/, 'downloads'],
  [/^\/api\/v1\/public_markets\/[^/]+\/(applications_table|packages)\/?$/, 'downloads'],
  [/^\/api\/v1(\/|$)/, 'api'],
];

/** The bucket that a path counts in; undefined when it is not limited. */
export function bucketOf(pathname: string): Bucket | undefined {
  return PATHS.find(([pattern]) => pattern.test(pathname))?.[1];
}

/** What an editor may do: the usual, but for what was agreed with it. */
export function budgetOf(bucket: Bucket, overrides: RateLimitOverrides | null): Budget {
  return { ...BUDGETS[bucket], ...overrides?.[bucket] };
}
